package org.truflow.ui.chat.internal;

import java.util.List;
import java.util.Optional;

/**
 * What a conversation looks like, as text with marks.
 *
 * @param marks in their order; they do not overlap
 * @param spots where each line stands, in their order
 */
record Paper(String text, List<Mark> marks, List<Spot> spots) {
    Paper {
        marks = List.copyOf(marks);
        spots = List.copyOf(spots);
    }

    /** How a part of it looks. */
    enum Look {
        DAY,
        AUTHOR,
        OWN_AUTHOR,
        SMALL,
        BOLD,
        ITALIC,
        BOLD_ITALIC,
        CODE,
        QUOTE,
        LINK,
        MENTION
    }

    record Mark(int from, int length, Look look, Optional<Deed> deed) {}

    /** @param to after its last character */
    record Spot(int from, int to, Line line) {}

    /** Returns the line at a place of the text. */
    Optional<Line> at(int offset) {
        return spots.stream()
                .filter(spot -> offset >= spot.from() && offset < spot.to())
                .map(Spot::line)
                .findFirst();
    }

    Optional<Deed> deedAt(int offset) {
        return marks.stream()
                .filter(mark -> offset >= mark.from() && offset < mark.from() + mark.length())
                .findFirst()
                .flatMap(Mark::deed);
    }
}
