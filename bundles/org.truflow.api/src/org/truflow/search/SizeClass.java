package org.truflow.search;

/** How large a file is, roughly. The order is part of stored and sent data: add at the end. */
public enum SizeClass {
    /** Less than 1 MiB. */
    TINY(0),
    /** Less than 10 MiB. */
    SMALL(1L << 20),
    /** Less than 100 MiB. */
    MEDIUM(10L << 20),
    /** Less than 1 GiB. */
    LARGE(100L << 20),
    /** Less than 10 GiB. */
    HUGE(1L << 30),
    /** 10 GiB and more. */
    GIANT(10L << 30);

    private final long least;

    SizeClass(long least) {
        this.least = least;
    }

    /** Returns the smallest size of the class, in bytes. */
    public long least() {
        return least;
    }

    /** @param size in bytes */
    public static SizeClass of(long size) {
        var found = TINY;
        for (var each : values()) {
            found = size >= each.least ? each : found;
        }
        return found;
    }
}
