package org.truflow.bench.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.truflow.bench.sessions.SyntheticPeer;
import org.truflow.id.ContentHash;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.PageBudget;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/** The files of one synthetic peer, listed at the tracker page by page. Content hashes are made up and all different. */
final class Library {
    private static final long PATIENCE_SECONDS = 60;
    private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");
    private static final long SECONDS = 200_000_000;
    private static final long LARGEST = 4L << 30;

    private final SyntheticPeer peer;
    private final List<String> paths;
    private final SplittableRandom random;

    Library(SyntheticPeer peer, List<String> paths, long seed) {
        this.peer = peer;
        this.paths = paths;
        this.random = new SplittableRandom(seed);
    }

    void list() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var held = CatalogVersion.NONE;
        for (var next = 0; next < paths.size(); ) {
            var room = new PageBudget();
            var changes = new ArrayList<CatalogChange>();
            while (next < paths.size() && changes.size() < ApplyCatalog.MOST) {
                var file = file(paths.get(next));
                if (!room.take(file)) {
                    break;
                }
                changes.add(file);
                next++;
            }
            var version = new CatalogVersion(1, next);
            var applied = peer.ask(new ApplyCatalog(held, held.equals(CatalogVersion.NONE), version, changes))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!applied.version().equals(version)) {
                throw new IOException("the tracker holds " + applied.version() + " instead of " + version);
            }
            held = version;
        }
    }

    private CatalogChange file(String path) {
        var hash = new byte[32];
        random.nextBytes(hash);
        return new CatalogChange.File(
                path,
                1 + random.nextLong(LARGEST),
                SINCE.plusSeconds(random.nextLong(SECONDS)),
                Optional.of(ContentHash.of(hash)));
    }
}
