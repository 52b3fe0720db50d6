package org.truflow.tracker.client.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.truflow.event.Subscription;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogFeed;
import org.truflow.share.CatalogVersion;

/** A catalog as a log of changes, in memory. */
final class MemoryFeed implements CatalogFeed {
    private final long epoch;
    private final TreeMap<Long, CatalogChange> log = new TreeMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long last;
    private volatile boolean broken;

    MemoryFeed(long epoch) {
        this.epoch = epoch;
    }

    static CatalogChange file(String path) {
        return new CatalogChange.File(path, 1_000, Instant.EPOCH, Optional.empty());
    }

    void change(CatalogChange... changes) {
        synchronized (this) {
            for (var change : changes) {
                Optional.ofNullable(numbers.remove(change.path())).ifPresent(log::remove);
                last++;
                log.put(last, change);
                numbers.put(change.path(), last);
            }
        }
        listeners.forEach(Runnable::run);
    }

    void broken(boolean now) {
        broken = now;
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public synchronized CatalogVersion version() {
        return new CatalogVersion(epoch, last);
    }

    @Override
    public synchronized Page changes(CatalogVersion since, int limit) {
        if (broken) {
            throw new IllegalStateException("the engine has stopped");
        }
        var fresh = since.epoch() != epoch;
        var after = fresh ? 0 : since.number();
        var page = new ArrayList<CatalogChange>();
        var reached = after;
        for (var entry : log.tailMap(after, false).entrySet()) {
            if (page.size() == limit) {
                return new Page(fresh, page, new CatalogVersion(epoch, reached), true);
            }
            page.add(entry.getValue());
            reached = entry.getKey();
        }
        return new Page(fresh, page, new CatalogVersion(epoch, last), false);
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
