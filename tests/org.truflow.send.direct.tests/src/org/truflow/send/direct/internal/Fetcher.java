package org.truflow.send.direct.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Priority;
import org.truflow.transfer.QueuePlace;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferFile;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;
import org.truflow.transfer.Wanted;

/** Downloads by copying: finds what is wanted and who has it as the real engine does, by the directory, and asks the owner's provider. */
@NonNullByDefault({})
@SuppressWarnings("resource")
final class Fetcher implements Transfers {
    private final World world;
    private final PeerId self;
    private final Path downloads;
    private final Map<Long, Transfer> all = new ConcurrentSkipListMap<>();
    volatile DirectSends directory;

    /** What is being fetched waits for this. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    Fetcher(World world, PeerId self, Path downloads) {
        this.world = world;
        this.self = self;
        this.downloads = downloads;
    }

    @Override
    public Transfer start(Wanted wanted, DownloadOptions options) {
        var remote = (Wanted.Remote) wanted;
        var id = all.size() + 1L;
        var root = remote.folder().orElse(downloads);
        put(id, remote.path(), root.resolve(remote.path()), 0, 0, new TransferState.Queued());
        Thread.ofVirtual().start(() -> fetch(id, remote, root));
        return all.get(id);
    }

    private void put(long id, String name, Path target, long done, int files, TransferState state) {
        all.put(
                id,
                new Transfer(
                        id,
                        name,
                        Optional.empty(),
                        target,
                        -1,
                        done,
                        Math.max(1, files),
                        files,
                        0,
                        Optional.empty(),
                        List.of(),
                        DownloadOptions.NORMAL,
                        Instant.EPOCH,
                        Optional.empty(),
                        state));
    }

    private void fetch(long id, Wanted.Remote remote, Path root) {
        var target = root.resolve(remote.path());
        var entry = new Object() {
            long done;
            int files;
        };
        while (!over(id)) {
            try {
                gate.await();
                entry.done = 0;
                entry.files = 0;
                walk(remote.user(), remote.path(), root, size -> {
                    entry.done += size;
                    entry.files++;
                });
                if (!over(id)) {
                    put(id, remote.path(), target, entry.done, entry.files, new TransferState.Completed());
                }
            } catch (IOException | UncheckedIOException e) {
                put(id, remote.path(), target, entry.done, entry.files, new TransferState.Waiting("" + e.getMessage()));
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean over(long id) {
        var state = all.get(id).state();
        return state instanceof TransferState.Completed || state instanceof TransferState.Cancelled;
    }

    private void walk(String user, String path, Path root, Consumer<Long> got)
            throws IOException, InterruptedException {
        List<Entry> entries;
        try {
            entries = list(user, path);
        } catch (NoSuchFileException e) {
            var slash = path.lastIndexOf('/');
            var name = path.substring(slash + 1);
            var file = list(user, path.substring(0, Math.max(0, slash))).stream()
                    .filter(entry -> entry.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchFileException(path));
            copy((Entry.File) file, root.resolve(path));
            got.accept(((Entry.File) file).size());
            return;
        }
        Files.createDirectories(root.resolve(path));
        for (var entry : entries) {
            var below = path + "/" + entry.name();
            if (entry instanceof Entry.File file) {
                copy(file, root.resolve(below));
                got.accept(file.size());
            } else {
                walk(user, below, root, got);
            }
        }
    }

    private List<Entry> list(String user, String path) throws IOException, InterruptedException {
        var entries = new ArrayList<Entry>();
        Optional<String> after = Optional.empty();
        do {
            Listing page = Await.result(directory.browse(user, path, after, 3));
            entries.addAll(page.entries());
            after = page.next();
        } while (after.isPresent());
        return entries;
    }

    private void copy(Entry.File file, Path target) throws IOException, InterruptedException {
        var content = file.content().orElseThrow();
        var sources = Await.result(directory.sources(List.of(content))).getOrDefault(content, List.of());
        for (var source : sources) {
            var owner = world.nodes.stream()
                    .filter(node -> node.id.equals(source.peer()))
                    .findFirst()
                    .orElseThrow()
                    .sends;
            if (source.online() && owner.shows(content, self)) {
                try (var open = owner.open(content).orElseThrow(() -> new IOException("gone"))) {
                    var bytes = ByteBuffer.allocate((int) open.size());
                    open.read(0, bytes);
                    Files.createDirectories(target.getParent());
                    Files.write(target, bytes.array());
                    return;
                }
            }
        }
        throw new IOException("nobody who has it is online");
    }

    @Override
    public void cancel(long id, boolean keep) {
        var transfer = all.get(id);
        put(id, transfer.name(), transfer.target(), 0, 0, new TransferState.Cancelled(keep));
    }

    @Override
    public List<Transfer> all() {
        return List.copyOf(all.values());
    }

    @Override
    public List<Transfer> queue() {
        return all();
    }

    @Override
    public Optional<Transfer> find(long id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Subscription subscribe(Consumer<Transfer> listener) {
        return () -> {};
    }

    @Override
    public List<TransferFile> files(long id, int from, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OptionalInt select(long id, Predicate<TransferFile> wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Transfer> history(String words, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int forget(Predicate<Transfer> which) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pause(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void prioritize(long id, Priority priority) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void move(long id, QueuePlace place) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void inOrder(long id, boolean inOrder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void recheck(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void relocate(long id, Path folder) {
        throw new UnsupportedOperationException();
    }
}
