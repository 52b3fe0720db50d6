package org.truflow.content.internal;

import java.util.Arrays;
import org.truflow.id.Sha256;

/**
 * Binary SHA-256 trees as BEP 52 builds them. Level 0 is the leaves; what is missing up to the next power of two
 * counts as leaves of 32 zero bytes.
 */
public final class Merkle {
    /** Bytes of a leaf. */
    public static final int LEAF = 16 * 1024;

    private static final int LEVELS = 48;
    private static final byte[][] PADDING = padding();

    private Merkle() {}

    /** Returns how many levels lie between {@code nodes} nodes and their root. */
    public static int height(long nodes) {
        return nodes <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(nodes - 1);
    }

    /** Writes the node of {@code level} that has only missing leaves below it. */
    public static void pad(int level, byte[] out, int at) {
        System.arraycopy(PADDING[level], 0, out, at, Sha256.LENGTH);
    }

    /**
     * Replaces {@code count} nodes by the one node {@code height} levels above them, in place.
     *
     * @param nodes 32 bytes each, with room for one more than {@code count} if that is odd
     * @param count at least 1, at most 2 to the power of {@code height}
     * @param level of the nodes given
     */
    public static void reduce(Digest digest, byte[] nodes, int count, int level, int height) {
        var left = count;
        for (var up = 0; up < height; up++) {
            if (left % 2 == 1) {
                pad(level + up, nodes, left * Sha256.LENGTH);
                left++;
            }
            for (var i = 0; i < left; i += 2) {
                digest.pair(nodes, i * Sha256.LENGTH, nodes, i / 2 * Sha256.LENGTH);
            }
            left /= 2;
        }
    }

    /** Returns the node {@code height} levels above {@code count} nodes, which stay as they are. */
    public static byte[] root(Digest digest, byte[] nodes, int count, int level, int height) {
        var work = Arrays.copyOf(nodes, (count + 1) * Sha256.LENGTH);
        reduce(digest, work, count, level, height);
        return Arrays.copyOf(work, Sha256.LENGTH);
    }

    private static byte[][] padding() {
        var digest = new Digest();
        var nodes = new byte[LEVELS][Sha256.LENGTH];
        for (var level = 1; level < LEVELS; level++) {
            var below = nodes[level - 1];
            var two = Arrays.copyOf(below, 2 * Sha256.LENGTH);
            System.arraycopy(below, 0, two, Sha256.LENGTH, Sha256.LENGTH);
            digest.pair(two, 0, nodes[level], 0);
        }
        return nodes;
    }
}
