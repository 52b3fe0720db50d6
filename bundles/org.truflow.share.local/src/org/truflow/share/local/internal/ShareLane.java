package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.share.Share;
import org.truflow.share.local.internal.index.CatalogPath;
import org.truflow.share.local.internal.index.Row;
import org.truflow.share.local.internal.index.Stamp;

/**
 * Keeps one share in step with its root, on a thread of its own, so that a disk that hangs holds up no other share. What the watching
 * tells goes before what is looked through as a whole.
 */
final class ShareLane implements FolderWatch.Listener {
    /** Stands for all names of a folder. */
    private static final Set<Path> ALL = Set.of();

    private static final int MOST_HINTS = 10_000;
    private static final int MOST_NAMES = 1_000;
    private static final int MOST_WALKS = 1_000;
    private static final int PURGED = 500;
    private static final long GENTLE_PAUSES = 3;
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final ShareRoot root;
    private final Shelf shelf;
    private final Consumer<RuntimeException> broken;
    private final Problems problems = new Problems();
    private final FolderMerge merge;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Map<Path, Set<Path>> hints = new HashMap<>();
    private final Deque<Walk> walks = new ArrayDeque<>();
    private int hinted;
    private long hintsDue;
    private long nextAudit;
    private volatile boolean stopped;
    private volatile boolean scanning = true;

    /** @param broken told once if the index fails */
    ShareLane(ShareRoot root, Shelf shelf, Consumer<RuntimeException> broken) {
        this.root = root;
        this.shelf = shelf;
        this.broken = broken;
        this.merge = new FolderMerge(root, shelf, problems, this::addWalk, () -> !stopped);
        this.thread = Thread.ofPlatform().name("truflow-share-" + root.label()).daemon().unstarted(this::run);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /** A look through a folder and all below it. */
    private static final class Walk {
        final String top;
        final boolean gentle;
        @Nullable String last;

        Walk(String top, boolean gentle) {
            this.top = top;
            this.gentle = gentle;
        }
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
                root.label(), root.path(), totals.files(), totals.bytes(), totals.hashedFiles(), totals.hashedBytes(), scanning,
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
            if (hints.isEmpty()) {
                hintsDue = System.nanoTime() + shelf.pace().gather().toNanos();
                work.signalAll();
            }
            if (hinted > MOST_HINTS) {
                return;
            }
            hinted++;
            var names = hints.computeIfAbsent(folder, _ -> new HashSet<>());
            if (name == null || names.size() >= MOST_NAMES) {
                hints.put(folder, ALL);
            } else if (names != ALL) {
                names.add(name);
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
            if (walks.size() > MOST_WALKS) {
                walks.clear();
                walks.add(new Walk(root.label(), false));
            } else if (walks.stream().noneMatch(other -> covers(other, walk))) {
                walks.add(walk);
            }
            scanning |= !walk.gentle;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a walk that waits or is on its way comes by all that another one would see. */
    private static boolean covers(Walk waiting, Walk other) {
        if (!other.top.equals(waiting.top) && !other.top.startsWith(waiting.top + '/')) {
            return false;
        }
        var last = waiting.last;
        return last == null || CatalogPath.isAfter(other.top, last);
    }

    private void run() {
        try {
            while (!stopped) {
                if (!applyHints() && !step()) {
                    await();
                }
            }
        } catch (RuntimeException e) {
            if (!stopped) {
                broken.accept(e);
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
            var wait = Math.min(nextAudit - now, hints.isEmpty() ? Long.MAX_VALUE : hintsDue - now);
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
        var after = problems.hasRoot() ? pace.retry() : problems.isUnwatched() ? pace.unwatchedScan() : pace.audit();
        return after.toNanos();
    }

    /** Looks at what the watching told of, once that is due. Returns false if it is not. */
    private boolean applyHints() {
        Map<Path, Set<Path>> due;
        lock.lock();
        try {
            if (hints.isEmpty() || hintsDue - System.nanoTime() > 0) {
                return false;
            }
            if (hinted > MOST_HINTS) {
                hints.clear();
                walks.addFirst(new Walk(root.label(), false));
            }
            due = Map.copyOf(hints);
            hints.clear();
            hinted = 0;
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
        if (!folder.startsWith(root.path()) || folder.equals(root.path()) && names == ALL) {
            rootAgain();
            return;
        }
        var path = root.catalogPath(folder);
        if (!(shelf.index().get(path) instanceof Row.Folder)) {
            return;
        }
        if (names == ALL) {
            merge.folder(path, () -> {});
        } else {
            names.forEach(name -> merge.name(path, name));
        }
    }

    /** Something happened to the root itself, or to the only file. */
    private void rootAgain() {
        if (beginAtRoot() && shelf.index().get(root.label()) instanceof Row.Folder) {
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
        var last = walk.last;
        var next = last == null ? walk.top : shelf.index().nextFolder(walk.top, last);
        if (last == null && walk.top.equals(root.label())) {
            problems.unwatched("");
        }
        if (next == null || last == null && walk.top.equals(root.label()) && !beginAtRoot()) {
            ended(walk);
            return true;
        }
        walk.last = next;
        if (shelf.index().get(next) instanceof Row.Folder) {
            merge.folder(next, this::applyHints);
        }
        if (walk.gentle) {
            pause(Math.min(LONGEST_PAUSE, GENTLE_PAUSES * (System.nanoTime() - begun)));
        }
        return true;
    }

    private @Nullable Walk firstWalk() {
        lock.lock();
        try {
            return walks.peekFirst();
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

    /** Looks at the root itself. Returns whether there is a folder to look into. */
    private boolean beginAtRoot() {
        try {
            var trouble = switch (shelf.disk().look(root.path())) {
                case Found.Folder folder -> folderRoot(folder.key());
                case Found.File file -> fileRoot(file.stamp());
                case Found.Other _ -> root.path() + " is neither a file nor a folder any more";
                case Found.Nothing _ -> nothingRoot();
            };
            report(trouble);
            return trouble.isEmpty() && shelf.index().get(root.label()) instanceof Row.Folder;
        } catch (IOException e) {
            report(root.path() + " cannot be read: " + FolderMerge.reason(e));
            return false;
        }
    }

    private void report(String trouble) {
        if (problems.root(trouble)) {
            nextAudit = System.nanoTime() + auditAfter();
            shelf.changed().run();
        }
    }

    private String folderRoot(Stamp key) throws IOException {
        var index = shelf.index();
        var label = root.label();
        if (!index.isRoot(label, key) && index.count(label) > 0 && isEmpty(root.path())) {
            return root.path() + " is empty and another folder than before; if its disk is not mounted, mount it. What was listed stays listed";
        }
        index.setRoot(label, key);
        if (index.putFolder(label)) {
            shelf.changed().run();
        }
        return "";
    }

    private String fileRoot(Stamp stamp) {
        if (shelf.index().get(root.label()) instanceof Row.Folder) {
            return root.path() + " was a folder and is a file now; publish it anew if that is meant";
        }
        var folder = root.path().getParent();
        if (folder != null && !shelf.watch().watch(folder)) {
            problems.unwatched("the file cannot be watched, changes are found late: the system's limit is reached");
        }
        if (shelf.index().putFile(root.label(), stamp)) {
            shelf.changed().run();
        }
        return "";
    }

    /** A folder that is away may be a disk that is not mounted, so it stays listed; a single file that is away was deleted. */
    private String nothingRoot() {
        if (shelf.index().get(root.label()) instanceof Row.File && shelf.index().remove(root.label())) {
            shelf.changed().run();
        }
        return root.path() + " is not there; what was listed in a folder stays listed until it is back or the share is taken back";
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var names = Files.newDirectoryStream(folder)) {
            return !names.iterator().hasNext();
        }
    }

    static void purge(Shelf shelf) {
        while (shelf.index().purge(PURGED)) {
            Thread.onSpinWait();
        }
    }
}
