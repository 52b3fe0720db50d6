package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.truflow.content.FileTree;
import org.truflow.content.TreeHasher;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Message;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.share.ContentProvider;
import org.truflow.share.OpenContent;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.swarm.internal.disk.PartialContents;

/** A network of peers with a directory, and one installation that downloads from them. */
@NonNullByDefault({})
@SuppressWarnings("resource")
final class World implements AutoCloseable {
    static final PeerId ME = peer(0);
    private static final long DEADLINE = 30_000_000_000L;

    final FakeNetwork network = new FakeNetwork();
    final FakeDirectory directory = new FakeDirectory(network);
    final Path data;
    final Path downloads;
    final Map<Setting<?>, Object> chosen = new HashMap<>();
    final PartialContents partials = new PartialContents();
    SwarmTransfers transfers;

    World(Path folder) {
        data = folder.resolve("data");
        downloads = folder.resolve("downloads");
        directory.person(ME, "me");
    }

    static PeerId peer(int number) {
        var bytes = new byte[32];
        ByteBuffer.wrap(bytes).putInt(28, number);
        return PeerId.of(bytes);
    }

    static byte[] bytes(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static FileTree tree(byte[] bytes) {
        var hasher = new TreeHasher();
        hasher.update(ByteBuffer.wrap(bytes));
        return hasher.finish();
    }

    Settings settings() {
        return settings(data, downloads, chosen);
    }

    static Settings settings(Path data, Path downloads, Map<Setting<?>, Object> chosen) {
        return new Settings() {
            @Override
            public Path data() {
                return data;
            }

            @Override
            @SuppressWarnings("unchecked")
            public <T> T get(Setting<T> setting) {
                return setting == PeerSettings.DOWNLOADS
                        ? (T) downloads.toString()
                        : (T) chosen.getOrDefault(setting, setting.fallback());
            }
        };
    }

    World start() throws IOException {
        transfers = new SwarmTransfers(network.of(ME), settings(), partials);
        transfers.addDirectory(directory);
        network.hear(ME, this::hear);
        return this;
    }

    private void hear(Session from, Message.Push push) {
        for (var handler : transfers.handlers()) {
            if (handler instanceof MessageHandlers.PushHandler<?> takes
                    && takes.type().isInstance(push)) {
                take(takes, from, push);
            }
        }
    }

    private static <P extends Message.@NonNull Push> void take(
            MessageHandlers.PushHandler<P> handler, Session from, Message.Push push) {
        try {
            handler.take().take(from, handler.type().cast(push));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void restart() throws IOException {
        transfers.stop();
        start();
    }

    /** Adds a peer that serves {@code contents} as the real engine does. */
    Uploader honest(int number, byte[]... contents) {
        var uploader = new Uploader(this, number);
        for (var content : contents) {
            uploader.share("file", content);
        }
        return uploader;
    }

    Transfer await(long id, Predicate<Transfer> condition) {
        until(
                () -> condition.test(transfers.find(id).orElseThrow()),
                () -> transfers.find(id).toString());
        return transfers.find(id).orElseThrow();
    }

    Transfer awaitCompleted(long id) {
        return await(id, transfer -> transfer.state() instanceof TransferState.Completed);
    }

    static void until(BooleanSupplier condition, java.util.function.Supplier<String> otherwise) {
        var end = System.nanoTime() + DEADLINE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                fail("waited in vain: " + otherwise.get());
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        if (transfers != null) {
            transfers.stop();
        }
        until(() -> network.openPayloads.get() == 0, () -> network.openPayloads + " payloads were never closed");
        assertEquals(0, network.openPayloads.get());
    }

    /** A peer with the real upload engine. */
    static class Uploader implements ContentProvider {
        final World world;
        final PeerId peer;
        final SwarmUploads uploads;
        final AtomicInteger open = new AtomicInteger();
        final AtomicInteger blocks = new AtomicInteger();
        final AtomicLong asked = new AtomicLong();
        private final Map<ContentHash, byte[]> contents = new HashMap<>();
        private final Map<ContentHash, BitSet> parts = new HashMap<>();
        /** To whom nothing is shown. */
        final Set<PeerId> keptFrom = new HashSet<>();

        Uploader(World world, int number) {
            this.world = world;
            this.peer = peer(number);
            var settings = settings(world.data, world.downloads, world.chosen);
            uploads = new SwarmUploads(settings, new SwarmLimits(settings), Duration.ofSeconds(1));
            uploads.addDirectory(world.directory);
            uploads.addProvider(this);
            world.directory.person(peer, "user" + number);
            online();
        }

        void online() {
            world.network.register(peer, this::answer);
        }

        ContentHash share(String name, byte[] bytes) {
            var tree = hold(bytes);
            world.directory.claim(tree.root(), peer, "share/" + name, bytes.length);
            return tree.root();
        }

        /** It has all of it now. */
        void has(byte[] bytes) {
            parts.remove(hold(bytes).root());
        }

        /** Returns what it gives for a content. */
        byte[] bytes(byte[] whole) {
            return whole;
        }

        /** Is still fetching it and has these pieces. */
        ContentHash sharePart(byte[] bytes, BitSet pieces) {
            var tree = hold(bytes);
            parts.put(tree.root(), pieces);
            world.directory.claimPart(tree.root(), peer, bytes.length);
            return tree.root();
        }

        /** Has it, without a directory knowing. */
        FileTree hold(byte[] bytes) {
            var tree = tree(bytes);
            contents.put(tree.root(), bytes);
            return tree;
        }

        @SuppressWarnings("unchecked")
        Message answer(Session from, Message.Request<?> request) throws IOException {
            blocks.incrementAndGet();
            asked.addAndGet(request instanceof AskBlock ask ? ask.length() : 0);
            for (var handler : uploads.handlers()) {
                if (handler instanceof MessageHandlers.RequestHandler<?, ?> answers
                        && answers.type().isInstance(request)) {
                    return ((MessageHandlers.Answer<Message.Request<?>, Message>) (Object) answers.answer())
                            .answer(from, request);
                }
            }
            throw new RefusedException(ErrorCode.UNKNOWN_OPCODE, "?", "");
        }

        @Override
        public boolean shows(ContentHash content, PeerId asker) {
            return !keptFrom.contains(asker);
        }

        @Override
        public Optional<OpenContent> open(ContentHash content) {
            var bytes = contents.get(content);
            if (bytes == null) {
                return Optional.empty();
            }
            open.incrementAndGet();
            return Optional.of(new OpenContent() {
                @Override
                public String name() {
                    return "file";
                }

                @Override
                public long size() {
                    return bytes.length;
                }

                @Override
                public byte[] pieceLayer() {
                    return tree(bytes).pieceLayer();
                }

                @Override
                public Optional<BitSet> pieces() {
                    return Optional.ofNullable(parts.get(content));
                }

                @Override
                public boolean has(long position, int length) {
                    var some = parts.get(content);
                    return some == null || some.nextClearBit((int) (position >> 20)) > (position + length - 1) >> 20;
                }

                @Override
                public void read(long position, ByteBuffer target) {
                    target.put(bytes(bytes), (int) position, target.remaining());
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            });
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
