package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.truflow.content.UnsafePathException;
import org.truflow.id.ContentHash;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.disk.KeptTrees;
import org.truflow.transfer.swarm.internal.disk.Leftovers;
import org.truflow.transfer.swarm.internal.queue.Item;
import org.truflow.transfer.swarm.internal.queue.Item.Kind;
import org.truflow.transfer.swarm.internal.queue.QueueLog;

/** Makes what is to be done for a download. Confined to the lane. */
final class Jobs {
    private final Tools tools;
    private final Links links;
    private final Path data;
    private final QueueLog log;
    private final String tag;
    private final Map<Long, CompletableFuture<Boolean>> deletions = new ConcurrentHashMap<>();
    private CompletableFuture<?> tidied = CompletableFuture.completedFuture(true);

    /** @param data folder for what is kept of folders; {@code log} has the tag in the names of this installation's part files */
    Jobs(Tools tools, Links links, Path data, QueueLog log) {
        this.tools = tools;
        this.links = links;
        this.data = data;
        this.log = log;
        this.tag = log.tag();
    }

    /** Returns a new entry of the queue. */
    Item item(long id, Wanted wanted, DownloadOptions options, Path root, Instant now) {
        var content = switch (wanted) {
            case Wanted.Content it -> Optional.of(it.content());
            case Wanted.Remote _ -> Optional.<ContentHash>empty();
        };
        var called = switch (wanted) {
            case Wanted.Content it -> it.name();
            case Wanted.Remote it -> it.path().isEmpty() ? it.user() : it.path();
        };
        var thing = new Item.Thing(content.isPresent() ? Kind.FILE : Kind.UNKNOWN, content, -1, 1);
        var unnamed = called.isEmpty() && content.isPresent();
        try {
            var name = unnamed ? "" : LocalName.file(called).name();
            var file = unnamed ? content.get().toString() : name;
            return Item.fresh(id, wanted, now, new Item.Place(root, name, file), thing, options);
        } catch (UnsafePathException e) {
            return Item.fresh(id, wanted, now, new Item.Place(root, "", ""), thing, options)
                    .failed(new Failed(Reason.UNSAFE_NAME, String.valueOf(e.getMessage())), now);
        }
    }

    /** Returns the job that a download needs next. */
    Job of(Download download) throws IOException {
        var item = download.item();
        // What is still being deleted of its last turn must not meet what this one makes.
        var first = CompletableFuture.allOf(
                tidied, deletions.getOrDefault(item.id(), CompletableFuture.completedFuture(true)));
        var errands = new Errands(tools.hasher(), tools.clock(), manifest(item), tag);
        if (item.errand().moveTo().isPresent()) {
            var to = item.errand().moveTo().get();
            return new ErrandJob(tools, download, first, errands::move, bytes -> new TransferState.Moving(to, bytes));
        } else if (item.errand().check()) {
            return new ErrandJob(tools, download, first, errands::check, TransferState.Checking::new);
        }
        return switch (item.kind()) {
            case FILE ->
                new FileJob(
                        tools,
                        links,
                        download,
                        item.content().orElseThrow(),
                        part(item),
                        KeptTrees.of(manifest(item), 0));
            case FOLDER ->
                new FolderJob(
                        tools, links, download, remote(item), new FolderDisk(tools.disk(), manifest(item)), part(item));
            case UNKNOWN -> new ResolveJob(tools, download, remote(item), manifest(item));
        };
    }

    private static Wanted.Remote remote(Item item) throws IOException {
        if (item.wanted() instanceof Wanted.Remote remote) {
            return remote;
        }
        throw new IOException("the entry of the queue says " + item.kind() + " of " + item.wanted());
    }

    /** Returns where the list of the files of a folder is. */
    Path manifest(Item item) {
        return data.resolve(item.id() + ".files");
    }

    private Path part(Item item) {
        return part(item, item.root());
    }

    private Path part(Item item, Path root) {
        return root.resolve(LocalName.PARTS).resolve(tag + "-" + item.id());
    }

    /** Deletes what downloads left in their folders that were over or forgotten when the process died. @param all that there are */
    void tidy(Collection<Item> all) {
        var unfinished = new HashSet<Long>();
        var folders = new HashSet<Path>();
        for (var item : all) {
            if (!item.over() || item.kept()) {
                unfinished.add(item.id());
            }
            folders.add(item.root().resolve(LocalName.PARTS));
        }
        tidied = CompletableFuture.allOf(folders.stream()
                .map(folder -> onDisk(() -> Leftovers.tidy(folder, tag, id -> !unfinished.contains(id)), folder))
                .toArray(CompletableFuture[]::new));
    }

    /** Deletes what is not finished of a download that is over; {@code download} has no job any more. */
    void discard(Download download) {
        delete(download.item(), download.item().standing() != Item.Standing.COMPLETED);
    }

    /** Deletes all but the finished files of a download that nobody wants to know of any more. */
    void forget(Download download) {
        delete(download.item(), true);
    }

    /** @param list whether the list of its files goes too: that of a completed one is needed to check or move them */
    private void delete(Item item, boolean list) {
        var written = log.position();
        var deleted = onDisk(
                () -> {
                    // First it must be known for ever that nobody needs them any more.
                    log.sync(written);
                    if (list) {
                        FolderDisk.delete(manifest(item));
                    }
                    Leftovers.delete(part(item));
                    if (item.errand().moveTo().isPresent()) {
                        Leftovers.delete(part(item, item.errand().moveTo().get()));
                    }
                },
                "what is unfinished of download " + item.id() + " in " + item.root());
        deletions.put(item.id(), deleted);
        deleted.thenRun(() -> deletions.remove(item.id(), deleted));
    }

    /** Returns what is over when {@code work} is, whatever came of it. */
    private CompletableFuture<Boolean> onDisk(DiskTasks.Closing work, Object what) {
        var over = new CompletableFuture<Boolean>();
        new DiskTasks(tools)
                .close(
                        () -> {
                            try {
                                work.run();
                            } finally {
                                over.complete(true);
                            }
                        },
                        what);
        return over;
    }
}
