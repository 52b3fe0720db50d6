package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.truflow.id.PeerId;
import org.truflow.search.FileType;
import org.truflow.search.SizeClass;
import org.truflow.tracker.search.SearchIndex.Counts;

/** Counts what a search finds, by type, size and owner. */
final class Tally {
    private final long[] types = new long[FileType.values().length];
    private final long[] sizes = new long[SizeClass.values().length];
    private final Map<PeerId, Long> owners = new HashMap<>();
    private final int most;
    private int counted;
    private boolean complete = true;

    /** @param most files that are counted */
    Tally(int most) {
        this.most = most;
    }

    void leaveOut() {
        complete = false;
    }

    /** @param shares of the same segment, just asked for each document that is taken */
    SegmentSearch.Taker taker(LeafReader segment, SeenShares shares) throws IOException {
        NumericDocValues traits = DocValues.getNumeric(segment, Fields.TRAITS);
        return document -> {
            if (++counted > most) {
                complete = false;
                return false;
            }
            var known = traits.advanceExact(document) ? traits.longValue() : 0;
            types[Traits.type(known).ordinal()]++;
            if (Traits.type(known) != FileType.FOLDER) {
                sizes[SizeClass.of(Traits.size(known)).ordinal()]++;
            }
            owners.merge(shares.owner(), 1L, Long::sum);
            return true;
        };
    }

    Counts counts() {
        var byType = new EnumMap<FileType, Long>(FileType.class);
        for (var type : FileType.values()) {
            if (types[type.ordinal()] > 0) {
                byType.put(type, types[type.ordinal()]);
            }
        }
        var bySize = new EnumMap<SizeClass, Long>(SizeClass.class);
        for (var size : SizeClass.values()) {
            if (sizes[size.ordinal()] > 0) {
                bySize.put(size, sizes[size.ordinal()]);
            }
        }
        return new Counts(byType, bySize, owners, complete);
    }
}
