package org.truflow.share.local.internal.index;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.share.CatalogVersion;

/**
 * The numbers of the changes. Each path stands once, at its last change; only a folder that was removed and made again also keeps
 * its removal, since that is what takes away what lay in it.
 *
 * <p>Removals are forgotten when they get too many. The log then takes another epoch: who stands in an older one and has not seen
 * all that was forgotten begins anew, who stands in the present one can be anywhere in it.
 */
final class ChangeLog {
    private static final String NUMBER = "number";
    private static final String FORGOTTEN = "forgotten";
    private static final int EPOCHS = 32;

    private final Tables tables;
    private final long mostRemovals;
    private long number;
    private long epoch;

    ChangeLog(Tables tables, long mostRemovals) {
        this.tables = tables;
        this.mostRemovals = mostRemovals;
        this.number = mark(NUMBER);
        var latest = tables.epochs.lastKey();
        var present = latest == null ? null : tables.epochs.get(latest);
        if (present == null) {
            beginEpoch();
        } else {
            epoch = present;
        }
    }

    CatalogVersion version() {
        return new CatalogVersion(epoch, number);
    }

    /** Notes a change of {@code path} and returns its number. @param before number of its last change, 0 if it was not listed */
    long listed(String path, long before, boolean folder) {
        if (before != 0) {
            tables.log.remove(before);
        } else if (!folder && !removedFolder(path)) {
            forgetRemoval(path);
        }
        var now = next();
        tables.log.put(now, path);
        return now;
    }

    /** Notes a change that is none of a path, and returns its number. */
    long note() {
        return next();
    }

    /** Takes a listed path out of the log without a word: it went with a folder. */
    void dropped(long before) {
        tables.log.remove(before);
    }

    /** Notes that a listed path is gone. */
    void removed(String path, long before, boolean folder) {
        tables.log.remove(before);
        var covers = folder || removedFolder(path);
        forgetRemoval(path);
        var now = next();
        tables.gone.put(path, covers ? -now : now);
        tables.goneLog.put(now, path);
        if (tables.gone.size() > mostRemovals) {
            forgetOldest();
        }
    }

    /** One change; what it was is in the rows, unless it was a removal. */
    record Step(long number, String path, boolean removal) {}

    /** @param fresh whether the asker begins anew */
    record Steps(boolean fresh, List<Step> steps, CatalogVersion version, boolean more) {}

    Steps after(CatalogVersion since, int limit) {
        var fresh = !reaches(since);
        var from = (fresh ? 0 : since.number()) + 1;
        var listed = tables.log.from(from);
        var removed = tables.goneLog.from(from);
        var steps = new ArrayList<Step>();
        var a = next(listed, false);
        var b = next(removed, true);
        while (steps.size() < limit && (a != null || b != null)) {
            if (a != null && (b == null || a.number < b.number)) {
                steps.add(a);
                a = next(listed, false);
            } else if (b != null) {
                steps.add(b);
                b = next(removed, true);
            }
        }
        var more = a != null || b != null;
        return new Steps(fresh, steps, new CatalogVersion(epoch, more ? steps.getLast().number : number), more);
    }

    private boolean reaches(CatalogVersion since) {
        if (since.number() < 0 || since.number() > number) {
            return false;
        }
        return since.epoch() == epoch || since.number() >= mark(FORGOTTEN) && isFormer(since.epoch());
    }

    private static @Nullable Step next(Table.Rest<Long, String> rest, boolean removal) {
        return rest.hasNext() ? new Step(rest.next(), rest.value(), removal) : null;
    }

    private void forgetRemoval(String path) {
        var removal = tables.gone.remove(path);
        if (removal != null) {
            tables.goneLog.remove(Math.abs(removal));
        }
    }

    /** Whether an asker may still hold a folder of that path with what lay in it. */
    private boolean removedFolder(String path) {
        var removal = tables.gone.get(path);
        return removal != null && removal < 0;
    }

    private void forgetOldest() {
        var last = 0L;
        for (var oldest = tables.goneLog.firstKey(); oldest != null && tables.gone.size() > mostRemovals / 2; ) {
            last = oldest;
            var path = tables.goneLog.remove(oldest);
            if (path != null) {
                tables.gone.remove(path);
            }
            oldest = tables.goneLog.firstKey();
        }
        tables.marks.put(FORGOTTEN, last);
        beginEpoch();
    }

    /** Sends everyone back to the beginning. */
    void beginAnew() {
        for (var former = tables.epochs.firstKey(); former != null; former = tables.epochs.firstKey()) {
            tables.epochs.remove(former);
        }
        beginEpoch();
    }

    private void beginEpoch() {
        var latest = tables.epochs.lastKey();
        var count = latest == null ? 0 : latest + 1;
        epoch = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        tables.epochs.put(count, epoch);
        tables.epochs.remove(count - EPOCHS);
    }

    private boolean isFormer(long other) {
        var epochs = tables.epochs.from(0L);
        while (epochs.hasNext()) {
            epochs.next();
            if (epochs.value() == other) {
                return true;
            }
        }
        return false;
    }

    private long next() {
        tables.marks.put(NUMBER, ++number);
        return number;
    }

    private long mark(String name) {
        var value = tables.marks.get(name);
        return value == null ? 0 : value;
    }
}
