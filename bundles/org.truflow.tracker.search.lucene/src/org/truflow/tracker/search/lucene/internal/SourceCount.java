package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;

/** Counts the people who have a content, as far as it shows in the order of what is found. For one thread. */
@SuppressWarnings("resource") // The readers belong to the open index.
final class SourceCount {
    private static final int MOST_LOOKED_AT = 4 * Rank.MOST_SOURCES;

    private final KnownContents known;
    private final IndexSearcher searcher;

    /** @param searcher of a state of the index that may be a little old */
    SourceCount(KnownContents known, IndexSearcher searcher) {
        this.known = known;
        this.searcher = searcher;
    }

    /** Returns how many others have it, up to about {@link Rank#MOST_SOURCES}, and remembers it. */
    int others(PeerId owner, ContentHash content) throws IOException {
        if (!known.add(content)) {
            return 0;
        }
        var owners = new HashSet<PeerId>();
        var looks = MOST_LOOKED_AT;
        for (var leaf : searcher.getIndexReader().leaves()) {
            looks = look(leaf, content, owners, looks);
        }
        owners.remove(owner);
        return owners.size();
    }

    private static int look(LeafReaderContext leaf, ContentHash content, Set<PeerId> owners, int looks)
            throws IOException {
        var left = looks;
        var documents = leaf.reader().postings(Fields.hash(content), PostingsEnum.NONE);
        if (documents == null) {
            return left;
        }
        var live = leaf.reader().getLiveDocs();
        var shares = DocValues.getSorted(leaf.reader(), Fields.SHARE);
        for (var document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS && left > 0 && owners.size() <= Rank.MOST_SOURCES;
                document = documents.nextDoc()) {
            if ((live == null || live.get(document)) && shares.advanceExact(document)) {
                left--;
                owners.add(StoredEntry.owner(shares.lookupOrd(shares.ordValue())));
            }
        }
        return left;
    }
}
