package org.truflow.transfer.swarm.internal.swarm;

import java.util.BitSet;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.FileTree;
import org.truflow.content.PieceLayers;
import org.truflow.content.Pieces;
import org.truflow.content.WrongPieceHashesException;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;
import org.truflow.protocol.peer.AskLayer;
import org.truflow.protocol.peer.Layer;
import org.truflow.transfer.swarm.internal.plan.PiecePlan;

/** Puts the hashes of all pieces together from ranges, each proved against the content hash before it is kept. Confined to the lane. */
final class LayerFetch {
    private final ContentHash content;
    private final Pieces pieces;
    private final int range;
    private final byte[] layer;
    private final PiecePlan<Line> ranges;

    LayerFetch(ContentHash content, Pieces pieces) {
        this.content = content;
        this.pieces = pieces;
        var width = Integer.highestOneBit(pieces.count() - 1) << 1;
        this.range = Math.min(width, AskLayer.MOST);
        this.layer = new byte[pieces.layerBytes()];
        this.ranges = new PiecePlan<>((pieces.count() + range - 1) / range, new BitSet(), false);
    }

    /** Returns a range for {@code line} to ask for, or null. */
    @Nullable AskLayer next(Line line, long now) {
        var turn = ranges.next(line, now, line.window().patience(range * Sha256.LENGTH));
        return turn == null ? null : new AskLayer(content, turn.piece() * range, range);
    }

    int weight() {
        return range * Sha256.LENGTH;
    }

    /** Returns whether the answer is right, whoever gave it. */
    boolean take(AskLayer asked, Layer answer) {
        if (!PieceLayers.verify(content, pieces.size(), asked.first(), range, answer.hashes(), answer.proof())) {
            return false;
        }
        System.arraycopy(answer.hashes(), 0, layer, asked.first() * Sha256.LENGTH, answer.hashes().length);
        ranges.verified(asked.first() / range);
        return true;
    }

    void release(AskLayer asked, Line line) {
        ranges.release(asked.first() / range, line);
    }

    boolean complete() {
        return ranges.complete();
    }

    FileTree tree() throws WrongPieceHashesException {
        return FileTree.verified(content, pieces.size(), layer);
    }
}
