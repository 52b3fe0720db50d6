package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.truflow.content.ContentHasher;
import org.truflow.content.FileChangedException;
import org.truflow.content.HashProgress;
import org.truflow.content.NotPlainFileException;
import org.truflow.share.local.internal.index.CatalogPath;
import org.truflow.share.local.internal.index.Row;

/**
 * Finds the hash of one file and puts it into the index, if the file has the stamp after it was read that it was listed with before.
 * Call from any of the hashing threads.
 */
final class Hashing {
    private static final Duration FINE_GRANULARITY = Duration.ofMillis(20);
    private static final Duration COARSE_GRANULARITY = Duration.ofSeconds(2);

    private final Shelf shelf;
    private final Lanes lanes;
    private final ContentHasher hasher;
    private final HashProgress progress;
    private final AtomicLong hashed = new AtomicLong();

    Hashing(Shelf shelf, Lanes lanes, ContentHasher hasher, HashProgress progress) {
        this.shelf = shelf;
        this.lanes = lanes;
        this.hasher = hasher;
        this.progress = progress;
    }

    /** Returns how many files were read through. */
    long hashedFiles() {
        return hashed.get();
    }

    /** Hashes a file that waits for it. Returns for how long it is to be left alone from now on, if it still waits then. */
    Duration hash(String path) {
        var pace = shelf.pace();
        var row = shelf.index().file(path);
        var known = lanes.of(CatalogPath.label(path));
        if (row == null
                || !row.pending()
                || known.isEmpty()
                || adopt(path, row, known.get().root())) {
            return pace.quiet();
        }
        var lane = known.get();
        try {
            if (read(path, row, lane.root())) {
                lane.problems().readable(path);
                return pace.coarseQuiet();
            }
        } catch (FileChangedException | NoSuchFileException | NotPlainFileException e) {
            // Not any more what was listed.
        } catch (IOException e) {
            lane.problems().unreadable(path, FolderMerge.reason(e));
            shelf.changed().run();
            return pace.retry();
        } catch (CancellationException e) {
            // Being stopped: the file stays in the queue.
            return pace.retry();
        }
        lane.look(path);
        return pace.quiet();
    }

    /** @return false if the file is not any more what was listed */
    @SuppressWarnings("resource") // The channel is closed with its file.
    private boolean read(String path, Row.File row, ShareRoot root) throws IOException {
        var begun = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        var stamp = row.stamp();
        var place = Place.of(root, path);
        try (var file = place.open()) {
            var tree = hasher.hash(file.channel(), stamp.size(), progress);
            if (!(shelf.disk().look(place.path()) instanceof Found.File(var after)) || !after.equals(stamp)) {
                return false;
            }
            hashed.incrementAndGet();
            if (shelf.index().putHash(path, stamp, tree, suspect(row, begun))) {
                shelf.changed().run();
            }
            return true;
        }
    }

    /**
     * Whether the file could be written to again without another stamp: when its time is no older than the reading by more than the
     * clock's granularity. A time to come is believed after a second look.
     */
    private static boolean suspect(Row.File row, long begun) {
        var granularity = (row.stamp().coarse() ? COARSE_GRANULARITY : FINE_GRANULARITY).toNanos();
        var age = begun - row.stamp().touched();
        return age < granularity && (age >= 0 || row.content() == null);
    }

    /** Takes the hash of the same file under another path: where it was before it was moved, or in a share around or within this one. */
    private boolean adopt(String path, Row.File row, ShareRoot root) {
        if (row.content() != null) {
            return false;
        }
        if (shelf.index().putHashOfParted(path, row.stamp())) {
            shelf.changed().run();
            return true;
        }
        if (lanes.count() == 1) {
            return false;
        }
        var file = root.resolve(path);
        for (var lane : lanes.all()) {
            var other = lane.root();
            if (!other.equals(root) && file.startsWith(other.path())) {
                var twin = shelf.index().file(other.catalogPath(file));
                if (twin != null
                        && twin.stamp().equals(row.stamp())
                        && shelf.index().putHashOf(path, row.stamp(), twin)) {
                    shelf.changed().run();
                    return true;
                }
            }
        }
        return false;
    }
}
