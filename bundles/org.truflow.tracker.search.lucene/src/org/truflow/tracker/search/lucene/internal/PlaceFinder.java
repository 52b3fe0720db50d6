package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.share.CatalogChange;
import org.truflow.tracker.search.SearchIndex.Match;
import org.truflow.tracker.search.Sight;

/** Finds where a content lies. Only what is given back is read whole. */
@SuppressWarnings("resource") // Readers and writers belong to the open index.
final class PlaceFinder {
    /** Documents looked at for one content, in search of preferred owners. */
    private static final int MOST_LOOKED_AT = 1_000;

    private final IndexSearcher searcher;
    private final Set<PeerId> preferred;
    private final Sight sight;

    PlaceFinder(IndexSearcher searcher, Set<PeerId> preferred, Sight sight) {
        this.searcher = searcher;
        this.preferred = preferred;
        this.sight = sight;
    }

    List<Match> places(ContentHash content, int most) throws IOException {
        var search = new Search(most);
        for (var leaf : searcher.getIndexReader().leaves()) {
            search.look(leaf, content);
        }
        return search.matches();
    }

    private final class Search {
        private final List<Integer> first = new ArrayList<>();
        private final List<Integer> others = new ArrayList<>();
        private final int most;
        private int looks;

        Search(int most) {
            this.most = most;
            looks = Math.max(most, MOST_LOOKED_AT);
        }

        void look(LeafReaderContext leaf, ContentHash content) throws IOException {
            var live = leaf.reader().getLiveDocs();
            var documents = leaf.reader().postings(Fields.hash(content), PostingsEnum.NONE);
            if (documents == null) {
                return;
            }
            var entries = new Entries.Segment(leaf.reader());
            var shares = new SeenShares(leaf.reader(), sight);
            for (var document = documents.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS && first.size() < most && looks > 0;
                    document = documents.nextDoc()) {
                if (live == null || live.get(document)) {
                    looks--;
                    // The term is a part of the hash only.
                    if (shares.sees(document)
                            && content(entries.entry(document))
                                    .filter(content::equals)
                                    .isPresent()) {
                        take(leaf.docBase + document, preferred.contains(shares.owner()));
                    }
                }
            }
        }

        private void take(int document, boolean isPreferred) {
            if (isPreferred) {
                first.add(document);
            } else if (others.size() < most) {
                others.add(document);
            }
        }

        List<Match> matches() throws IOException {
            var entries = new Entries(searcher.getIndexReader().leaves());
            var matches = new ArrayList<Match>();
            for (var document : first) {
                matches.add(entries.match(document));
            }
            for (var document : others.subList(0, Math.min(others.size(), most - first.size()))) {
                matches.add(entries.match(document));
            }
            return matches;
        }
    }

    private static Optional<ContentHash> content(CatalogChange entry) {
        return entry instanceof CatalogChange.File file ? file.content() : Optional.empty();
    }
}
