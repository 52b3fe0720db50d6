package org.truflow.tracker.search.lucene.internal;

import java.util.Arrays;
import java.util.Comparator;

/** What is one hit, as far as it was found: the documents of one group. */
final class Gathered {
    /** Documents remembered of one group: places() knows them all. */
    static final int MOST_DOCUMENTS = 8;

    static final Comparator<Place> BEST_FIRST = Comparator.comparingInt(Place::stage)
            .thenComparing(Comparator.comparingLong(Place::rank).reversed())
            .thenComparingLong(Place::group);

    private final long group;
    private final Stage stage;
    private final int[] documents = new int[MOST_DOCUMENTS];
    private int count;
    private long rank = Long.MIN_VALUE;

    /** Where a group stands among the hits. @param rank the best of its documents, see {@link Rank} */
    record Place(int stage, long rank, long group) {}

    Gathered(long group, Stage stage) {
        this.group = group;
        this.stage = stage;
    }

    void add(int document, long documentRank) {
        if (count < MOST_DOCUMENTS) {
            documents[count++] = document;
        }
        rank = Math.max(rank, documentRank);
    }

    int[] documents() {
        return Arrays.copyOf(documents, count);
    }

    Place place() {
        return new Place(stage.ordinal(), rank, group);
    }
}
