package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.SparseFixedBitSet;
import org.truflow.id.PeerId;
import org.truflow.tracker.search.Sight;

/** What a {@link Sight} sees of one segment, asked once for each share. For one search. */
final class SeenShares {
    private final LeafReader segment;
    private SortedDocValues shares;
    private final Sight sight;
    private final SparseFixedBitSet asked;
    private final SparseFixedBitSet seen;

    SeenShares(LeafReader segment, Sight sight) throws IOException {
        this.segment = segment;
        this.sight = sight;
        shares = DocValues.getSorted(segment, Fields.SHARE);
        asked = new SparseFixedBitSet(Math.max(1, shares.getValueCount()));
        seen = new SparseFixedBitSet(Math.max(1, shares.getValueCount()));
    }

    /** Ask in order; to begin again costs a little. */
    boolean sees(int document) throws IOException {
        if (shares.docID() > document) {
            shares = DocValues.getSorted(segment, Fields.SHARE);
        }
        if (!shares.advanceExact(document)) {
            return false; // A document of a peer, not of a file.
        }
        var share = shares.ordValue();
        if (!asked.get(share)) {
            asked.set(share);
            var key = shares.lookupOrd(share);
            if (sight.sees(StoredEntry.owner(key), Fields.share(key))) {
                seen.set(share);
            }
        }
        return seen.get(share);
    }

    /** Returns the owner of a document that {@link #sees} was just asked for. */
    PeerId owner() throws IOException {
        return StoredEntry.owner(shares.lookupOrd(shares.ordValue()));
    }
}
