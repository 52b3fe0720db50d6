package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.CatalogPaths;
import org.truflow.protocol.tracker.PageBudget;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogFeed;
import org.truflow.share.CatalogVersion;

/** Cuts a catalog into messages: as many changes as fit, without those that no tracker would take. */
final class CatalogPages {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogPages.class);

    private boolean toldOfALeftOutPath;

    /** @param more whether there is more after it */
    record Next(ApplyCatalog page, boolean more) {}

    /** Reads what comes after {@code held}. */
    Next next(CatalogFeed feed, CatalogVersion held) throws IOException {
        // A page has a version only at its end, so one that is too large is asked for again, shorter.
        for (var limit = ApplyCatalog.MOST; ; limit = limit / 2) {
            var page = feed.changes(held, limit);
            var changes = acceptable(page.changes());
            if (fits(changes, page.audiences()) || limit == 1) {
                return new Next(
                        new ApplyCatalog(held, page.fresh(), page.version(), changes, page.audiences()), page.more());
            }
        }
    }

    private static boolean fits(List<CatalogChange> changes, Map<String, Audience> audiences) {
        var room = new PageBudget();
        return room.take(audiences) && changes.stream().allMatch(room::take);
    }

    private List<CatalogChange> acceptable(List<CatalogChange> changes) {
        var acceptable = new ArrayList<CatalogChange>(changes.size());
        for (var change : changes) {
            var problem = CatalogPaths.problem(change.path());
            if (problem.isEmpty()) {
                acceptable.add(withinTime(change));
            } else if (!toldOfALeftOutPath) {
                toldOfALeftOutPath = true;
                LOG.info("some files cannot be listed at the tracker; the first one's path {}", problem);
            }
        }
        return acceptable;
    }

    /** A file can have any time stamp; a message cannot. */
    private static CatalogChange withinTime(CatalogChange change) {
        if (change instanceof CatalogChange.File(var path, var size, var modified, var content)) {
            var within = within(modified);
            return within.equals(modified) ? change : new CatalogChange.File(path, size, within, content);
        }
        return change;
    }

    private static Instant within(Instant time) {
        if (time.isBefore(MapReader.FIRST_INSTANT)) {
            return MapReader.FIRST_INSTANT;
        }
        return time.isAfter(MapReader.LAST_INSTANT) ? MapReader.LAST_INSTANT : time;
    }
}
