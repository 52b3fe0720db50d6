package org.truflow.content.internal;

import java.util.Arrays;
import org.truflow.id.Sha256;

/**
 * Proves that a range of nodes of one level belongs to a tree. The range starts at a multiple of its length, which is a power
 * of two; the proof is the sibling (BEP 52: uncle hash) of every node on the way from the range's root to the tree's, lowest
 * first.
 *
 * @param level of the nodes
 * @param nodes how many of them are real; what follows is padding
 * @param first of the range
 * @param count length of the range, padding included
 */
public record RangeProof(int level, int nodes, int first, int count) {

    public RangeProof {
        if (nodes < 1 || !valid(nodes, first, count)) {
            throw new IllegalArgumentException("range " + first + "+" + count + " of " + nodes
                    + " hashes does not start at a multiple of its length, a power of two, within the tree");
        }
    }

    /** Returns whether a range can be proved: aligned, a power of two, with a real node in it, no longer than the tree is wide. */
    public static boolean valid(int nodes, int first, int count) {
        return count > 0
                && Integer.bitCount(count) == 1
                && first >= 0
                && first < nodes
                && first % count == 0
                && count <= 1L << Merkle.height(nodes);
    }

    /** Returns how many bytes of real nodes the range holds. */
    public int rangeBytes() {
        return Math.min(count, nodes - first) * Sha256.LENGTH;
    }

    /** Returns how many bytes the proof has. */
    public int proofBytes() {
        return (Merkle.height(nodes) - Merkle.height(count)) * Sha256.LENGTH;
    }

    /** @param layer all real nodes of the level */
    public byte[] prove(Digest digest, byte[] layer) {
        var proof = new byte[proofBytes()];
        var work = Arrays.copyOf(layer, (nodes + 1) * Sha256.LENGTH);
        var left = nodes;
        var height = Merkle.height(nodes);
        var below = Merkle.height(count);
        for (var up = 0; up < height; up++) {
            if (left % 2 == 1) {
                Merkle.pad(level + up, work, left * Sha256.LENGTH);
                left++;
            }
            if (up >= below) {
                var sibling = (first >> up) ^ 1;
                System.arraycopy(work, sibling * Sha256.LENGTH, proof, (up - below) * Sha256.LENGTH, Sha256.LENGTH);
            }
            for (var i = 0; i < left; i += 2) {
                digest.pair(work, i * Sha256.LENGTH, work, i / 2 * Sha256.LENGTH);
            }
            left /= 2;
        }
        return proof;
    }

    /** Returns whether {@code range} and {@code proof} lead to {@code root}. Any bytes may be given; lengths are checked first. */
    public boolean leadsTo(byte[] root, Digest digest, byte[] range, byte[] proof) {
        if (range.length != rangeBytes() || proof.length != proofBytes()) {
            return false;
        }
        var below = Merkle.height(count);
        var two = new byte[2 * Sha256.LENGTH];
        var node = Merkle.root(digest, range, range.length / Sha256.LENGTH, level, below);
        for (var up = 0; up * Sha256.LENGTH < proof.length; up++) {
            var right = (first >> (below + up)) % 2;
            System.arraycopy(node, 0, two, right * Sha256.LENGTH, Sha256.LENGTH);
            System.arraycopy(proof, up * Sha256.LENGTH, two, (1 - right) * Sha256.LENGTH, Sha256.LENGTH);
            digest.pair(two, 0, node, 0);
        }
        return Arrays.equals(node, root);
    }
}
