package org.truflow.tracker.search.lucene.internal;

import java.util.Arrays;
import java.util.Comparator;

/** What is one hit, as far as it was found: the documents of one group. */
final class Gathered {
    /** Documents remembered of one group; more are only counted: places() knows them all. */
    static final int MOST_DOCUMENTS = 8;

    static final Comparator<Place> BEST_FIRST = Comparator.comparingInt(Place::stage)
            .thenComparing(Comparator.comparingInt(Place::sources).reversed())
            .thenComparing(Comparator.comparingLong(Place::time).reversed())
            .thenComparingLong(Place::group);

    private final long group;
    private final Stage stage;
    private final int[] documents = new int[MOST_DOCUMENTS];
    private int sources;
    private long time = Long.MIN_VALUE;

    /** Where a group stands among the hits. @param time seconds since 1970 of its youngest document */
    record Place(int stage, int sources, long time, long group) {}

    Gathered(long group, Stage stage) {
        this.group = group;
        this.stage = stage;
    }

    Stage stage() {
        return stage;
    }

    void add(int document, long modified) {
        if (sources < MOST_DOCUMENTS) {
            documents[sources] = document;
        }
        sources++;
        time = Math.max(time, modified);
    }

    int[] documents() {
        return Arrays.copyOf(documents, Math.min(sources, MOST_DOCUMENTS));
    }

    Place place() {
        return new Place(stage.ordinal(), sources, time, group);
    }
}
