package org.truflow.send.direct.internal;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Listing;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.directory.Source;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.send.Incoming;
import org.truflow.send.IncomingState;
import org.truflow.send.Sending;
import org.truflow.send.SendingState;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;

/** Some people with direct send, who know one another. */
@NonNullByDefault({})
@SuppressWarnings("resource")
final class World implements AutoCloseable {
    private static final long DEADLINE = 10_000_000_000L;

    final Wire wire = new Wire();
    final List<Node> nodes = new ArrayList<>();
    private final Path folder;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    World(Path folder) {
        this.folder = folder;
    }

    Node node(String name) throws IOException {
        var node = new Node(name, new PeerId(new Sha256(nodes.size() + 1, 0, 0, 7)));
        nodes.add(node);
        return node;
    }

    static void until(String what, BooleanSupplier condition) {
        until(() -> what, condition);
    }

    private static void until(Supplier<String> what, BooleanSupplier condition) {
        var end = System.nanoTime() + DEADLINE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                fail("waited in vain for " + what.get());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var node : nodes) {
            text.append("\n").append(node.name).append(": ").append(node.sends.sendings());
            text.append(node.sends.offers()).append(node.fetcher.all());
        }
        return text.toString();
    }

    @Override
    public void close() {
        nodes.forEach(Node::stop);
    }

    private final class Directory implements PeerDirectory {
        @Override
        public String name() {
            return "all";
        }

        @Override
        public DirectoryState state() {
            return new DirectoryState.Online("me");
        }

        @Override
        public List<Person> people() {
            return nodes.stream().map(node -> person(node.id).orElseThrow()).toList();
        }

        @Override
        public Optional<Person> person(PeerId peer) {
            return nodes.stream()
                    .filter(node -> node.id.equals(peer))
                    .map(node -> new Person(node.name, Set.of(peer), Presence.ONLINE, Instant.EPOCH))
                    .findFirst();
        }

        @Override
        public CompletionStage<List<InetSocketAddress>> locate(PeerId peer) {
            return CompletableFuture.completedFuture(wire.isOnline(peer) ? List.of(Wire.NOWHERE) : List.of());
        }

        @Override
        public CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents) {
            return CompletableFuture.completedFuture(Map.of());
        }

        @Override
        public CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit) {
            return CompletableFuture.failedFuture(new NoSuchFileException(user));
        }

        @Override
        public Subscription subscribe(Runnable listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }

    /** One installation. */
    final class Node {
        final String name;
        final PeerId id;
        final Path data;
        final Path downloads;
        final Map<Setting<?>, Object> chosen = new HashMap<>();
        Fetcher fetcher;
        DirectSends sends;
        private boolean running;

        Node(String name, PeerId id) throws IOException {
            this.name = name;
            this.id = id;
            data = Files.createDirectories(folder.resolve(name));
            downloads = Files.createDirectories(folder.resolve(name + "-downloads"));
            fetcher = new Fetcher(World.this, id, downloads);
        }

        /** Comes online, with what it knew. */
        Node start() throws IOException {
            sends = new DirectSends(wire.of(id), new Settings() {
                @Override
                public Path data() {
                    return data;
                }

                @Override
                @SuppressWarnings("unchecked")
                public <T> T get(Setting<T> setting) {
                    return (T) chosen.getOrDefault(setting, setting.fallback());
                }
            });
            fetcher.directory = sends;
            running = true;
            wire.online(id, sends);
            sends.addDirectory(new Directory());
            sends.setTransfers(fetcher);
            listeners.forEach(Runnable::run);
            return this;
        }

        void stop() {
            if (running) {
                running = false;
                wire.offline(id);
                sends.stop();
            }
        }

        /** Whether anything but its own notes is on disk. */
        boolean hasNothing() {
            try (var there = Files.list(downloads);
                    var kept = Files.exists(data.resolve("send/in"))
                            ? Files.list(data.resolve("send/in"))
                            : java.util.stream.Stream.<Path>empty()) {
                return there.findAny().isEmpty() && kept.findAny().isEmpty();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        Sending sending(long number) {
            return sends.sending(number).orElseThrow();
        }

        Incoming offer(long number) {
            return sends.offer(number).orElseThrow();
        }

        /** Waits for the only open question. */
        Incoming asked() {
            until("a question to " + name, () -> open().size() == 1);
            return open().getFirst();
        }

        List<Incoming> open() {
            return sends.offers().stream()
                    .filter(offer -> offer.state() instanceof IncomingState.Asked)
                    .toList();
        }

        void untilSent(long number, Class<? extends SendingState> state) {
            until(
                    name + "'s send to be " + state.getSimpleName(),
                    () -> state.isInstance(sending(number).state()));
        }

        void untilOffer(long number, Class<? extends IncomingState> state) {
            until(
                    name + "'s offer to be " + state.getSimpleName(),
                    () -> state.isInstance(offer(number).state()));
        }
    }
}
