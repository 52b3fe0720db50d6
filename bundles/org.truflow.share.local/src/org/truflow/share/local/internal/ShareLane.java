package org.truflow.share.local.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.share.Audience;
import org.truflow.share.Share;
import org.truflow.share.local.internal.index.IndexFile;
import org.truflow.share.local.internal.index.Row;

/**
 * Keeps one share in step with its root, on a thread of its own, so that a disk that hangs holds up no other share. What the watching
 * tells goes before what is looked through as a whole.
 */
final class ShareLane implements FolderWatch.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ShareLane.class);
    private static final long GENTLE_PAUSES = 3;
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final ShareRoot root;
    private final Shelf shelf;
    private final Consumer<RuntimeException> broken;
    private final Problems problems = new Problems();
    private final RootCheck rootCheck;
    private final FolderMerge merge;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Hints hints;
    private final Walks walks;
    private long nextAudit;
    private long nextRootCheck = System.nanoTime();
    private volatile boolean stopped;
    private volatile boolean scanning = true;

    /** @param broken told once if the index fails */
    ShareLane(ShareRoot root, Shelf shelf, Consumer<RuntimeException> broken) {
        this.root = root;
        this.shelf = shelf;
        this.broken = broken;
        this.hints = new Hints(shelf.pace().gather());
        this.walks = new Walks(root.label());
        this.rootCheck = new RootCheck(root, shelf, problems);
        this.merge = new FolderMerge(root, shelf, problems, this::addWalk, () -> !stopped);
        this.thread = Thread.ofPlatform()
                .name("truflow-share-" + root.label())
                .daemon()
                .unstarted(this::run);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start() {
        rescan();
        thread.start();
    }

    /** Tells the thread to end, which it does as soon as the disk answers. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the end of the thread. Returns false if the disk does not answer. */
    boolean awaitEnd(long millis) throws InterruptedException {
        thread.join(Math.max(1, millis));
        return !thread.isAlive();
    }

    ShareRoot root() {
        return root;
    }

    Problems problems() {
        return problems;
    }

    Share share() {
        var totals = shelf.index().totals(root.label());
        return new Share(
                root.label(),
                root.path(),
                totals.files(),
                totals.bytes(),
                totals.hashedFiles(),
                totals.hashedBytes(),
                scanning,
                Audience.EVERYONE,
                problems.text());
    }

    /** Looks through all of it again. */
    void rescan() {
        enqueue(new Walk(root.label(), false));
    }

    /** Looks again at what lies at a path of the catalog. */
    void look(String path) {
        var file = root.resolve(path);
        var folder = file.getParent();
        if (folder != null) {
            changed(folder, file.getFileName());
        }
    }

    @Override
    public void changed(Path folder, @Nullable Path name) {
        lock.lock();
        try {
            var first = hints.isEmpty();
            hints.add(folder, name);
            if (first) {
                work.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void addWalk(String folder) {
        enqueue(new Walk(folder, false));
    }

    private void enqueue(Walk walk) {
        lock.lock();
        try {
            walks.add(walk);
            scanning |= !walk.gentle();
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!stopped) {
            try {
                if (!applyHints() && !step() && !checkRoot()) {
                    await();
                }
            } catch (RuntimeException e) {
                if (stopped) {
                    return;
                }
                if (IndexFile.failed(e)) {
                    broken.accept(e);
                    return;
                }
                LOG.error("the share {} could not be looked through, the next audit tries again", root.label(), e);
                forgetWalks();
            }
        }
    }

    /** Waits for hints to be due, a walk, or the time of the next audit, which it then begins. */
    private void await() {
        lock.lock();
        try {
            if (stopped || !walks.isEmpty()) {
                return;
            }
            if (scanning) {
                scanning = false;
                shelf.changed().run();
                nextAudit = System.nanoTime() + auditAfter();
            }
            var now = System.nanoTime();
            var wait = Math.min(Math.min(nextAudit, nextRootCheck) - now, hints.nanosLeft(now));
            if (nextAudit - now <= 0) {
                walks.add(new Walk(root.label(), true));
                nextAudit = now + auditAfter();
            } else if (wait > 0) {
                work.awaitNanos(wait);
            }
        } catch (InterruptedException e) {
            stopped = true;
        } finally {
            lock.unlock();
        }
    }

    private long auditAfter() {
        var pace = shelf.pace();
        return (problems.isUnwatched() ? pace.unwatchedScan() : pace.audit()).toNanos();
    }

    /** Looks at what the watching told of, once that is due. Returns false if it is not. */
    private boolean applyHints() {
        Map<Path, Set<Path>> due;
        lock.lock();
        try {
            if (hints.nanosLeft(System.nanoTime()) > 0) {
                return false;
            }
            if (hints.tooMany()) {
                walks.addAll();
            }
            due = hints.take();
        } finally {
            lock.unlock();
        }
        due.forEach(this::apply);
        return true;
    }

    private void apply(Path folder, Set<Path> names) {
        if (stopped) {
            return;
        }
        if (!folder.startsWith(root.path()) || folder.equals(root.path()) && names == Hints.ALL) {
            rootAgain();
            return;
        }
        var path = root.catalogPath(folder);
        if (!(shelf.index().get(path) instanceof Row.Folder)) {
            return;
        }
        if (names == Hints.ALL) {
            merge.folder(path, () -> {});
        } else {
            names.forEach(name -> merge.name(path, name));
        }
    }

    /** Something happened to the root itself, or to the only file. */
    private void rootAgain() {
        if (rootCheck.look()) {
            merge.folder(root.label(), () -> {});
        }
    }

    /** Does the next folder of a walk. Returns false if there is none. */
    private boolean step() {
        var walk = firstWalk();
        if (walk == null) {
            return false;
        }
        var begun = System.nanoTime();
        var next = walk.next(shelf.index().tree());
        var atRoot = next != null && next.equals(root.label());
        if (atRoot) {
            problems.unwatched("");
        }
        if (next == null || atRoot && !rootCheck.look()) {
            ended(walk);
            return true;
        }
        if (shelf.index().get(next) instanceof Row.Folder) {
            merge.folder(next, this::applyHints);
        }
        if (walk.gentle()) {
            pause(Math.min(LONGEST_PAUSE, GENTLE_PAUSES * (System.nanoTime() - begun)));
        }
        return true;
    }

    private @Nullable Walk firstWalk() {
        lock.lock();
        try {
            return walks.first();
        } finally {
            lock.unlock();
        }
    }

    private void ended(Walk walk) {
        lock.lock();
        try {
            walks.remove(walk);
        } finally {
            lock.unlock();
        }
    }

    private void forgetWalks() {
        lock.lock();
        try {
            walks.clear();
        } finally {
            lock.unlock();
        }
    }

    private void pause(long nanos) {
        lock.lock();
        try {
            if (!stopped && hints.isEmpty()) {
                work.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            stopped = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Looks now and then whether the root is still there and the same, which its own watching does not tell when it is moved, nor that
     * a disk is mounted in its place. Returns whether it was time to.
     */
    private boolean checkRoot() {
        if (nextRootCheck - System.nanoTime() > 0) {
            return false;
        }
        nextRootCheck = System.nanoTime() + shelf.pace().retry().toNanos();
        if (problems.hasRoot() ? rootCheck.look() : !rootCheck.same()) {
            rescan();
        }
        return true;
    }
}
