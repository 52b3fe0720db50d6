package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.tracker.search.SearchIndex.Match;

/** Finds where a content lies. */
@SuppressWarnings("resource") // Readers and writers belong to the open index.
final class PlaceFinder {
    /** Documents looked at for one content, in search of preferred owners. */
    private static final int MOST_LOOKED_AT = 1_000;

    private final IndexSearcher searcher;
    private final Set<PeerId> preferred;

    PlaceFinder(IndexSearcher searcher, Set<PeerId> preferred) {
        this.searcher = searcher;
        this.preferred = preferred;
    }

    List<Match> places(ContentHash content, int most) throws IOException {
        var first = new ArrayList<Match>();
        var others = new ArrayList<Match>();
        var looks = Math.max(most, MOST_LOOKED_AT);
        for (var leaf : searcher.getIndexReader().leaves()) {
            var live = leaf.reader().getLiveDocs();
            var documents = leaf.reader().postings(Fields.hash(content), PostingsEnum.NONE);
            if (documents == null) {
                continue;
            }
            for (var document = documents.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS && first.size() < most && looks > 0;
                    document = documents.nextDoc()) {
                if (live != null && !live.get(document)) {
                    continue;
                }
                looks--;
                var match = SearchRun.match(searcher, leaf.docBase + document);
                if (preferred.contains(match.owner())) {
                    first.add(match);
                } else if (others.size() < most) {
                    others.add(match);
                }
            }
        }
        first.addAll(others.subList(0, Math.min(others.size(), most - first.size())));
        return first;
    }
}
