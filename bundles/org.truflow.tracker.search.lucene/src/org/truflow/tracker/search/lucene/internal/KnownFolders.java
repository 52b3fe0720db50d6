package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.truflow.id.PeerId;

/**
 * Knows where a peer has folders, so that only where one was, everything below is deleted. It may think of a folder that
 * is gone, which costs a useless deletion. Read from the index when a peer's first change comes, and kept for the last peers.
 */
@SuppressWarnings("resource") // The readers belong to the open index.
final class KnownFolders {
    private static final int MOST_PATHS = 2_000_000;

    private final Map<PeerId, Hashes> byUse = new LinkedHashMap<>(16, 0.75f, true);

    /** Looks into an index that shows everything applied so far. */
    interface Looking {
        IndexSearcher acquire() throws IOException;

        void release(IndexSearcher searcher) throws IOException;
    }

    /** Returns the folders of a peer. To be used by one thread at a time for each peer. */
    Hashes of(PeerId owner, Looking index) throws IOException {
        synchronized (byUse) {
            if (byUse.containsKey(owner)) {
                return byUse.getOrDefault(owner, new Hashes());
            }
        }
        return keep(owner, read(owner, index));
    }

    /** Begins anew for a peer that has nothing in the index. */
    Hashes none(PeerId owner) {
        return keep(owner, new Hashes());
    }

    void forget(PeerId owner) {
        synchronized (byUse) {
            byUse.remove(owner);
        }
    }

    void forgetAll() {
        synchronized (byUse) {
            byUse.clear();
        }
    }

    private Hashes keep(PeerId owner, Hashes paths) {
        synchronized (byUse) {
            byUse.put(owner, paths);
            var size = byUse.values().stream().mapToLong(Hashes::size).sum();
            for (var eldest = byUse.entrySet().iterator(); size > MOST_PATHS && eldest.hasNext(); ) {
                var next = eldest.next();
                if (!next.getKey().equals(owner)) {
                    size -= next.getValue().size();
                    eldest.remove();
                }
            }
            return paths;
        }
    }

    private static Hashes read(PeerId owner, Looking index) throws IOException {
        var paths = new Hashes();
        var searcher = index.acquire();
        try {
            for (var leaf : searcher.getIndexReader().leaves()) {
                read(owner, leaf.reader(), paths);
            }
        } finally {
            index.release(searcher);
        }
        return paths;
    }

    private static void read(PeerId owner, LeafReader segment, Hashes paths) throws IOException {
        var terms = new SegmentTerms(segment, Budget.none());
        var owned = new ArrayList<PostingsEnum>();
        var folders = new ArrayList<PostingsEnum>();
        terms.add(owned, Fields.OWNER, Fields.owner(owner).bytes());
        terms.add(folders, Fields.KIND, Fields.FOLDER);
        if (owned.isEmpty() || folders.isEmpty()) {
            return;
        }
        var both = new Docs.All(List.of(new Docs.Any(owned), new Docs.Any(folders)));
        var entries = new Entries.Segment(segment);
        for (var document = both.next(0);
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = both.next(document + 1)) {
            if (both.has(document)) {
                paths.add(EntryDocuments.hash(
                        Fields.id(owner, entries.entry(document).path()).bytes()));
            }
        }
    }
}
