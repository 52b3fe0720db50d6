package org.truflow.transfer.swarm.internal.sim;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.truflow.content.FileTree;
import org.truflow.content.PieceHasher;
import org.truflow.content.TreeHasher;
import org.truflow.id.ContentHash;

/** A content that somebody may have. */
record SimContent(byte[] bytes, FileTree tree) {

    static SimContent of(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        var hasher = new TreeHasher();
        hasher.update(ByteBuffer.wrap(bytes));
        return new SimContent(bytes, hasher.finish());
    }

    ContentHash hash() {
        return tree.root();
    }

    int size() {
        return bytes.length;
    }

    /** Returns whether {@code file} holds the right bytes of {@code piece}. */
    boolean holds(SimFile file, int piece) {
        var offset = (int) tree.pieces().offset(piece);
        var length = tree.pieces().length(piece);
        var read = ByteBuffer.allocate(length);
        return file.read(read, offset) == length
                && Arrays.equals(bytes, offset, offset + length, read.array(), 0, length);
    }

    /** Returns the hashes of the leaves of a piece. */
    byte[] leaves(int piece) {
        var hasher = new PieceHasher();
        hasher.begin(tree.pieces(), piece);
        hasher.update(ByteBuffer.wrap(
                bytes, (int) tree.pieces().offset(piece), tree.pieces().length(piece)));
        return hasher.leaves();
    }

    /** Returns how many bytes of right pieces {@code file} holds. */
    long right(SimFile file) {
        var right = 0L;
        for (var piece = 0; piece < tree.pieces().count(); piece++) {
            right += holds(file, piece) ? tree.pieces().length(piece) : 0;
        }
        return right;
    }

    boolean is(SimFile file) {
        return file.size() == size() && right(file) == size();
    }

    @Override
    public String toString() {
        return size() + " bytes " + hash();
    }
}
