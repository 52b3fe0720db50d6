package org.truflow.ui.search.internal;

import java.util.List;
import java.util.Optional;
import org.truflow.search.Facets;

/**
 * What the view shows: a snapshot.
 *
 * @param query that {@code rows} answer, or are about to
 * @param rows in the order chosen
 * @param hidden how many were found besides, but nobody who has them is online
 * @param more whether there are further pages
 * @param cut whether a search ended at its budget
 * @param failures what providers said that did not answer, for people
 * @param wrong why the query makes no sense
 */
record Answer(
        String query,
        Stage stage,
        List<Row> rows,
        int hidden,
        boolean more,
        boolean cut,
        List<String> failures,
        Optional<Wrong> wrong,
        Optional<Facets> facets) {
    static final Answer NOTHING =
            new Answer("", Stage.IDLE, List.of(), 0, false, false, List.of(), Optional.empty(), Optional.empty());

    enum Stage {
        /** Nobody can be asked. */
        NOBODY,
        /** Nothing was typed. */
        IDLE,
        /** Some have not answered yet. */
        ASKING,
        ANSWERED
    }

    /** @param at index in the query */
    record Wrong(String message, int at) {}
}
