package org.truflow.tracker.client.internal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.truflow.event.Subscription;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogFeed;
import org.truflow.share.CatalogVersion;

/** A catalog of any size, made up as it is read, so that it needs no memory. */
final class EndlessFeed implements CatalogFeed {
    private final long size;
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    EndlessFeed(long size) {
        this.size = size;
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public CatalogVersion version() {
        return new CatalogVersion(9, size);
    }

    @Override
    public Page changes(CatalogVersion since, int limit) {
        mostAtOnce.accumulateAndGet(limit, Math::max);
        var fresh = since.epoch() != 9;
        var from = fresh ? 0 : since.number();
        var to = Math.min(size, from + limit);
        var changes = LongStream.range(from, to)
                .<CatalogChange>mapToObj(i -> MemoryFeed.file("music/album " + i / 1_000 + "/track " + i + ".flac"))
                .toList();
        return new Page(fresh, changes, new CatalogVersion(9, to), to < size);
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        return () -> {};
    }
}
