package org.truflow.transfer.swarm.internal.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.truflow.content.PieceHasher;
import org.truflow.content.Pieces;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.AskLeaves;
import org.truflow.protocol.peer.Leaves;
import org.truflow.protocol.peer.PiecesHeld;

/** Answers questions about the pieces of a content that is open. Call from threads that may wait for the disk. */
@SuppressWarnings("resource") // a content is closed with its lease
final class PieceAnswers {
    private static final int BUFFER = 1 << 18;

    private PieceAnswers() {}

    static PiecesHeld held(OpenContents.Lease lease) {
        var content = lease.content();
        return content.pieces()
                .map(pieces -> new PiecesHeld(content.size(), false, pieces))
                .orElseGet(() -> new PiecesHeld(content.size(), true, new BitSet()));
    }

    /** Hashes the piece anew, since nobody keeps the hashes of leaves. */
    static Leaves leaves(OpenContents.Lease lease, AskLeaves ask) throws IOException {
        var content = lease.content();
        var pieces = Pieces.of(content.size());
        if (ask.piece() >= pieces.count() || pieces.leaves(ask.piece()) > Leaves.MOST) {
            throw new RefusedException(
                    ErrorCode.BAD_REQUEST,
                    "piece " + ask.piece() + " of a content of " + content.size()
                            + " bytes does not exist, or is too long",
                    "");
        }
        var at = pieces.offset(ask.piece());
        var end = at + pieces.length(ask.piece());
        checkThere(lease, at, pieces.length(ask.piece()));
        var hasher = new PieceHasher();
        hasher.begin(pieces, ask.piece());
        var buffer = ByteBuffer.allocate(BUFFER);
        while (at < end) {
            buffer.clear().limit((int) Math.min(BUFFER, end - at));
            content.read(at, buffer);
            at += buffer.limit();
            hasher.update(buffer.flip());
        }
        return new Leaves(hasher.leaves());
    }

    /** Refuses bytes that are still to be fetched. */
    static void checkThere(OpenContents.Lease lease, long position, int length) throws RefusedException {
        if (!lease.content().has(position, length)) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND, "this piece is still being fetched here", "ask again for the pieces that are");
        }
    }
}
