package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.FileTree;
import org.truflow.content.PieceLayers;
import org.truflow.content.Pieces;
import org.truflow.content.WrongPieceHashesException;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;
import org.truflow.protocol.Message;
import org.truflow.protocol.peer.AskLayer;
import org.truflow.protocol.peer.Layer;
import org.truflow.transfer.swarm.internal.plan.RangePlan;

/** Puts the hashes of all pieces together from ranges, each proved against the content hash before it is kept. Confined to the lane. */
final class LayerFetch {
    private final ContentHash content;
    private final Pieces pieces;
    private final int range;
    private final byte[] layer;
    private final RangePlan<Line> ranges;
    private final Contributors sources;
    private final Consumer<FileTree> complete;
    private boolean stopped;

    /** @param complete takes the hashes when all are there and proved */
    LayerFetch(ContentHash content, Pieces pieces, Contributors sources, Consumer<FileTree> complete) {
        this.sources = sources;
        this.complete = complete;
        this.content = content;
        this.pieces = pieces;
        var width = Integer.highestOneBit(pieces.count() - 1) << 1;
        this.range = Math.min(width, AskLayer.MOST);
        this.layer = new byte[pieces.layerBytes()];
        this.ranges = new RangePlan<>((pieces.count() + range - 1) / range);
    }

    /** Returns a request for {@code line}, or null if there is nothing to ask now. */
    @Nullable
    Ask<Layer> next(Line line, Contributor source, long now) {
        var turn = ranges.next(line, now, line.window().patience(range * Sha256.LENGTH));
        return turn == null ? null : new RangeAsk(turn.range(), line, source);
    }

    /** Nothing is told any more. */
    void stop() {
        stopped = true;
    }

    private final class RangeAsk implements Ask<Layer> {
        private final int number;
        private final Line line;
        private final Contributor source;

        RangeAsk(int number, Line line, Contributor source) {
            this.number = number;
            this.line = line;
            this.source = source;
        }

        @Override
        public Message.Request<Layer> request() {
            return new AskLayer(content, number * range, range);
        }

        @Override
        public int weight() {
            return range * Sha256.LENGTH;
        }

        @Override
        public void answered(Layer answer) {
            if (stopped && !ranges.complete()) {
                return;
            }
            if (PieceLayers.verify(content, pieces.size(), number * range, range, answer.hashes(), answer.proof())) {
                if (!ranges.isVerified(number)) {
                    take(answer.hashes());
                }
            } else {
                ranges.release(number, line);
                sources.lied(source, "gave hashes that do not lead to it");
            }
        }

        private void take(byte[] hashes) {
            System.arraycopy(hashes, 0, layer, number * range * Sha256.LENGTH, hashes.length);
            ranges.verified(number);
            if (ranges.complete()) {
                try {
                    stopped = true;
                    complete.accept(FileTree.verified(content, pieces.size(), layer));
                } catch (WrongPieceHashesException e) {
                    throw new IllegalStateException("proved ranges make no proved layer", e);
                }
            }
        }

        @Override
        public void failed(IOException why) {
            if (!stopped) {
                ranges.release(number, line);
                sources.refused(source, why);
            }
        }
    }
}
