package org.truflow.protocol.send;

/** How an offer stands with its receiver. The number is on the wire; unknown numbers are read as {@link #ENDED}. */
public enum Standing {
    /** Nobody answered yet. */
    ASKED(0),
    /** Wanted; being fetched. */
    ACCEPTED(1),
    REFUSED(2),
    /** Nobody answered in time. */
    EXPIRED(3),
    /** All of it is there. */
    DONE(4),
    /** The receiver gave up after it accepted. */
    ENDED(5);

    private final int number;

    Standing(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static Standing of(int number) {
        for (var standing : values()) {
            if (standing.number == number) {
                return standing;
            }
        }
        return ENDED;
    }
}
