package org.truflow.content;

/**
 * How long the pieces of a file are: the smallest power of two, at least 1 MiB, that makes at most 65,536 pieces. The rule is
 * part of the protocol: two peers that know a size agree on its pieces without a word.
 */
public final class PieceLength {
    /** Shortest piece length, in bytes. */
    public static final int MIN = 1 << 20;

    /** Longest piece length, in bytes. */
    public static final int MAX = 1 << 30;

    /** Most pieces of a file, so that a piece layer has at most 2 MiB. */
    public static final int MAX_PIECES = 65_536;

    /** Largest file, in bytes: 64 TiB. */
    public static final long MAX_SIZE = (long) MAX * MAX_PIECES;

    private PieceLength() {}

    /**
     * @param size of the file in bytes
     * @throws IllegalArgumentException if {@code size} is negative or above {@link #MAX_SIZE}
     */
    public static int of(long size) {
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("a file has between 0 and " + MAX_SIZE + " bytes, not " + size);
        }
        var shortest = (size + MAX_PIECES - 1) / MAX_PIECES;
        return shortest <= MIN ? MIN : (int) (Long.highestOneBit(shortest - 1) << 1);
    }
}
