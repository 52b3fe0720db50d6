package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.SparseFixedBitSet;

/** Gathers the documents that the stages of one search find into groups. */
final class Gathering {
    private final Map<Long, Gathered> groups = new HashMap<>();
    private final SparseFixedBitSet seen;

    /** @param documents how many the index has */
    Gathering(int documents) {
        this.seen = new SparseFixedBitSet(Math.max(1, documents));
    }

    int size() {
        return groups.size();
    }

    List<Gathered> bestFirst() {
        var sorted = new ArrayList<>(groups.values());
        sorted.sort((a, b) -> Gathered.BEST_FIRST.compare(a.place(), b.place()));
        return sorted;
    }

    /**
     * Returns what takes the documents of one stage in one segment. Each segment gives its first groups, so that
     * together they have the first of all.
     *
     * @param wanted groups that are enough
     */
    SegmentSearch.Taker taker(Stage stage, LeafReader segment, int base, int wanted) throws IOException {
        return new StageTaker(stage, segment, base, wanted);
    }

    private final class StageTaker implements SegmentSearch.Taker {
        private final Stage stage;
        private final int base;
        private final int wanted;
        private final NumericDocValues ranks;
        private final NumericDocValues groupsOf;
        private final HashSet<Long> mine = new HashSet<>();

        StageTaker(Stage stage, LeafReader segment, int base, int wanted) throws IOException {
            this.stage = stage;
            this.base = base;
            this.wanted = wanted;
            ranks = DocValues.getNumeric(segment, Fields.RANK);
            groupsOf = DocValues.getNumeric(segment, Fields.GROUP);
        }

        @Override
        public boolean take(int document) throws IOException {
            if (seen.get(base + document) || !ranks.advanceExact(document) || !groupsOf.advanceExact(document)) {
                return true;
            }
            var group = groupsOf.longValue();
            if (mine.add(group) && mine.size() > wanted) {
                return false;
            }
            seen.set(base + document);
            groups.computeIfAbsent(group, key -> new Gathered(key, stage)).add(base + document, ranks.longValue());
            return true;
        }
    }
}
