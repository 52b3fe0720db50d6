package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.truflow.id.PeerId;

/**
 * Knows where a peer has folders, so that only where one was, everything below is deleted. It may think of a folder that
 * is gone, which costs a useless deletion. Read from the index when a peer's first change comes, and kept for the last peers.
 */
final class KnownFolders {
    private static final int MOST_PATHS = 2_000_000;

    private final Map<PeerId, FolderPaths> byUse = new LinkedHashMap<>(16, 0.75f, true);

    /** Looks into an index that shows everything applied so far. */
    interface Looking {
        IndexSearcher acquire() throws IOException;

        void release(IndexSearcher searcher) throws IOException;
    }

    /** Returns the folders of a peer. To be used by one thread at a time for each peer. */
    FolderPaths of(PeerId owner, Looking index) throws IOException {
        synchronized (byUse) {
            if (byUse.containsKey(owner)) {
                return byUse.getOrDefault(owner, new FolderPaths());
            }
        }
        return keep(owner, read(owner, index));
    }

    /** Begins anew for a peer that has nothing in the index. */
    FolderPaths none(PeerId owner) {
        return keep(owner, new FolderPaths());
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

    private FolderPaths keep(PeerId owner, FolderPaths paths) {
        synchronized (byUse) {
            byUse.put(owner, paths);
            var size = byUse.values().stream().mapToLong(FolderPaths::size).sum();
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

    private static FolderPaths read(PeerId owner, Looking index) throws IOException {
        var paths = new FolderPaths();
        var searcher = index.acquire();
        try {
            var folders = new BooleanQuery.Builder()
                    .add(new TermQuery(Fields.owner(owner)), Occur.FILTER)
                    .add(new TermQuery(new Term(Fields.KIND, Fields.FOLDER)), Occur.FILTER)
                    .build();
            searcher.search(folders, new Reader(searcher, paths));
        } finally {
            index.release(searcher);
        }
        return paths;
    }

    @NonNullByDefault({}) // Lucene says nothing of nulls, and its signatures are to be met as they are.
    private static final class Reader extends SimpleCollector {
        private final IndexSearcher searcher;
        private final FolderPaths paths;
        private int base;

        Reader(IndexSearcher searcher, FolderPaths paths) {
            this.searcher = searcher;
            this.paths = paths;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext leaf) {
            base = leaf.docBase;
        }

        @Override
        public void collect(int document) throws IOException {
            var stored = searcher.storedFields()
                    .document(base + document, Set.of(Fields.ENTRY))
                    .getBinaryValue(Fields.ENTRY);
            var match = StoredEntry.match(Objects.requireNonNull(stored));
            paths.add(EntryDocuments.hash(
                    Fields.id(match.owner(), match.entry().path()).bytes()));
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
