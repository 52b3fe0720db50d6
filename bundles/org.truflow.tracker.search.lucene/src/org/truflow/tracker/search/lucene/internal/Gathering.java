package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.SparseFixedBitSet;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.tracker.search.Sight;

/** Gathers the documents that the stages of one search find into groups. */
@SuppressWarnings("resource") // Readers and writers belong to the open index.
final class Gathering {
    private final Budget budget;
    private final int mostGroups;
    private final long now;
    private final Sight sight;
    private final Map<Long, Gathered> groups = new HashMap<>();
    private final SparseFixedBitSet seen;

    /**
     * @param documents how many the index has
     * @param mostGroups more are not told apart
     */
    Gathering(int documents, Budget budget, int mostGroups, Clock clock, Sight sight) {
        this.seen = new SparseFixedBitSet(Math.max(1, documents));
        this.budget = budget;
        this.mostGroups = mostGroups;
        this.sight = sight;
        now = clock.instant().getEpochSecond();
    }

    int size() {
        return groups.size();
    }

    List<Gathered> bestFirst() {
        var sorted = new ArrayList<>(groups.values());
        sorted.sort((a, b) -> Gathered.BEST_FIRST.compare(a.place(), b.place()));
        return sorted;
    }

    SimpleCollector collector(Stage stage) {
        return new StageCollector(stage);
    }

    private void collect(Stage stage, int document, long group, long time) {
        if (!budget.takeDocument()) {
            throw new CollectionTerminatedException();
        }
        seen.set(document);
        if (groups.size() == mostGroups && !groups.containsKey(group)) {
            budget.useUp();
            throw new CollectionTerminatedException();
        }
        // A time ahead of ours is a lie or a wrong clock: neither makes a file the newest of all.
        groups.computeIfAbsent(group, key -> new Gathered(key, stage)).add(document, Math.min(time, now));
    }

    @NonNullByDefault({}) // Lucene says nothing of nulls, and its signatures are to be met as they are.
    private final class StageCollector extends SimpleCollector {
        private final Stage stage;
        private @Nullable NumericDocValues group;
        private @Nullable NumericDocValues time;
        private @Nullable SeenShares shares;
        private int base;

        StageCollector(Stage stage) {
            this.stage = stage;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
            group = DocValues.getNumeric(leaf.reader(), Fields.GROUP);
            time = DocValues.getNumeric(leaf.reader(), Fields.TIME);
            shares = new SeenShares(leaf.reader(), sight);
            base = leaf.docBase;
        }

        @Override
        public void collect(int document) throws IOException {
            var groups = group;
            var times = time;
            var visible = shares;
            if (seen.get(base + document) || visible == null || !visible.sees(document)) {
                return;
            }
            if (groups != null && times != null && groups.advanceExact(document) && times.advanceExact(document)) {
                Gathering.this.collect(stage, base + document, groups.longValue(), times.longValue());
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
