package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.ContentHasher;
import org.truflow.content.HashProgress;
import org.truflow.content.RootFolder;
import org.truflow.content.SafePath;
import org.truflow.id.ContentHash;
import org.truflow.share.OpenContent;

/**
 * Brings finished files under their final names: sync the file, name it, sync the folder, only then it is done.
 *
 * <p>Small files would wait for the disk once each, so they go in groups: whatever has come while a group was on its way makes
 * the next one. In a group, several files are synced at a time, which lets the file system write its own journal once for many;
 * then all are named, then every folder is synced once. So each file that is told to be done survives a power loss, and a
 * folder of small files costs some dozen waits instead of one for every file.
 */
public final class Finisher {
    private static final int MOST_IN_GROUP = 512;
    private static final int SYNCS_AT_ONCE = 16;
    private static final int MOST_KNOWN_FOLDERS = 10_000;

    /** A file whose bytes are all there. @param tree where the hashes of its pieces are kept */
    public record Finished(
            PartFile part, Path root, SafePath target, ContentHash content, long size, Path tree, Done done) {}

    /** Called on a disk thread. */
    public interface Done {
        /** @param at the final name; null if it failed with {@code why} */
        void done(@Nullable Path at, @Nullable Exception why);
    }

    private static final class Step {
        final Finished file;

        @Nullable
        Path at;

        @Nullable
        Exception why;

        Step(Finished file) {
            this.file = file;
        }
    }

    private final Executor disk;
    private final Executor syncs;
    private final FinalName names;
    private final BlockingQueue<Finished> waiting = new LinkedBlockingQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Set<Path> known = new HashSet<>();
    private volatile boolean closed;

    /** @param disk threads that wait for the disk; {@code hasher} compares files that bear the name already */
    public Finisher(Executor disk, ContentHasher hasher) {
        this(disk, hasher, Thread::startVirtualThread);
    }

    /** @param syncs runs what of one group goes on at a time, the caller waits for it */
    public Finisher(Executor disk, ContentHasher hasher, Executor syncs) {
        this.disk = disk;
        this.syncs = syncs;
        HashProgress untilClosed = _ -> !closed;
        this.names = new FinalName(hasher, untilClosed);
    }

    /** Returns whether the file is there already with these bytes. Waits for the disk. */
    public boolean there(Path root, SafePath target, ContentHash content, long size) throws IOException {
        return names.identical(target.resolveUnder(root), content, size);
    }

    /** Copies what is here already under another name into {@code part}, and checks it. Waits for the disk. */
    public PartFile.Found copy(PartFile part, OpenContent from, ContentHash content) throws IOException {
        return names.copy(part, from, content);
    }

    public void finish(Finished file) {
        waiting.add(file);
        wake();
    }

    private void wake() {
        if (!closed && !waiting.isEmpty() && running.compareAndSet(false, true)) {
            disk.execute(this::run);
        }
    }

    private void run() {
        try {
            var group = new ArrayList<Finished>();
            waiting.drainTo(group, MOST_IN_GROUP);
            if (!closed) {
                finishAll(group.stream().map(Step::new).toList());
            }
        } finally {
            running.set(false);
            wake();
        }
    }

    private void finishAll(List<Step> group) {
        syncAll(group);
        var folders = new LinkedHashSet<Path>();
        for (var step : group) {
            attempt(step, () -> {
                var file = step.file;
                var target = new RootFolder(file.root).createFoldersFor(file.target);
                var at = names.give(file.part.path(), target, file.content, file.size);
                step.at = at;
                addFolders(at, file.root, folders);
            });
        }
        var trouble = syncFolders(folders);
        for (var step : group) {
            if (trouble != null && step.why == null) {
                step.why = trouble;
            }
            attempt(step, () -> step.file.part.finished(step.file.content, step.file.tree));
            step.file.done.done(step.why == null ? step.at : null, step.why);
        }
    }

    private void syncAll(List<Step> group) {
        together(group, step -> attempt(step, () -> step.file.part.complete(step.file.size)));
    }

    /** Does something to all, several at a time, and waits for the last. */
    private <T> void together(Collection<T> all, Consumer<T> work) {
        if (all.size() == 1) {
            all.forEach(work);
            return;
        }
        var places = new Semaphore(SYNCS_AT_ONCE);
        for (var one : all) {
            places.acquireUninterruptibly();
            syncs.execute(() -> {
                try {
                    work.accept(one);
                } finally {
                    places.release();
                }
            });
        }
        places.acquireUninterruptibly(SYNCS_AT_ONCE);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void attempt(Step step, Work work) {
        if (step.why != null) {
            return;
        }
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            step.why = e;
        }
    }

    /** The folder of the file, and those above it unless they were synced before. */
    private void addFolders(Path file, Path root, Set<Path> folders) {
        if (known.size() > MOST_KNOWN_FOLDERS) {
            known.clear();
        }
        var folder = file.getParent();
        if (folder != null) {
            folders.add(folder);
        }
        while (folder != null && !folder.equals(root) && known.add(folder)) {
            folder = folder.getParent();
            if (folder != null) {
                folders.add(folder);
            }
        }
    }

    private @Nullable IOException syncFolders(Set<Path> folders) {
        var trouble = new AtomicReference<@Nullable IOException>();
        together(folders, folder -> {
            try {
                Folders.sync(folder);
            } catch (IOException e) {
                trouble.set(e);
            }
        });
        return trouble.get();
    }

    /** Begins nothing more. What is under way ends soon. */
    public void stop() {
        closed = true;
    }
}
