package org.truflow.tracker.client.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.CatalogApplied;
import org.truflow.protocol.tracker.Register;
import org.truflow.protocol.tracker.Registered;
import org.truflow.share.CatalogVersion;

/** Counts what it is told, and keeps nothing. */
final class CountingTracker implements MessageHandlers {
    private volatile CatalogVersion held = CatalogVersion.NONE;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();

    CatalogVersion held() {
        return held;
    }

    long changes() {
        return changes.get();
    }

    int pages() {
        return pages.get();
    }

    int mostUnderWay() {
        return mostUnderWay.get();
    }

    @Override
    public List<Handler<?>> handlers() {
        return List.of(
                MessageHandlers.onRequest(
                        Register.class, (_, request) -> new Registered(request.name(), "counting", held)),
                MessageHandlers.onRequest(ApplyCatalog.class, this::apply));
    }

    private CatalogApplied apply(Session from, ApplyCatalog page) {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        if (page.fresh() || page.since().equals(held)) {
            changes.addAndGet(page.changes().size());
            pages.incrementAndGet();
            held = page.version();
        }
        underWay.decrementAndGet();
        return new CatalogApplied(held);
    }
}
