package org.truflow.protocol.room;

/** What a line of a room tells of, by its number on the wire. */
public enum LineKind {
    SAID,
    EDITED,
    DELETED,
    /** Sealed keys, in an invited room. */
    KEYS,
    JOINED,
    LEFT,
    KICKED,
    TOPIC,
    ROLE,
    MUTED,
    SLOW,
    OTHER;

    public static final int MOST = 255;

    private static final LineKind[] ALL = values();

    /** Returns what a number says; one that is not known is {@link #OTHER}. */
    public static LineKind of(int number) {
        return number < ALL.length ? ALL[number] : OTHER;
    }

    public int number() {
        return ordinal();
    }

    /** Returns whether members send such lines; the others are made by the tracker. */
    public boolean said() {
        return compareTo(KEYS) <= 0;
    }
}
