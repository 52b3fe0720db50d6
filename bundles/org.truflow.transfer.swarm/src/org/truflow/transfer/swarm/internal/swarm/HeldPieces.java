package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
import org.truflow.protocol.peer.AskPieces;
import org.truflow.protocol.peer.PiecesHeld;
import org.truflow.transfer.swarm.internal.plan.PiecePlan;

/**
 * Asks partial sources which pieces they have: before anything else, and again as long as they have not all, sooner when
 * there is nothing to fetch from them now. Confined to the lane.
 */
final class HeldPieces {
    private static final long SECOND = 1_000_000_000L;
    private static final long SOON = SECOND / 2;
    private static final long LATER = 2 * SECOND;

    private final ContentHash content;
    private final Contributors sources;
    private @Nullable PiecePlan<PeerId> plan;

    HeldPieces(ContentHash content, Contributors sources) {
        this.content = content;
        this.sources = sources;
    }

    /** From now on this plan is told. */
    void tell(PiecePlan<PeerId> next) {
        plan = next;
        sources.partial().forEach(this::tell);
    }

    private void tell(Contributor source) {
        var current = plan;
        var held = source.held;
        if (current != null && source.partial && held != null) {
            current.has(source.peer, held);
        } else if (current != null && !source.partial) {
            current.forget(source.peer);
        }
    }

    /** Returns whether nothing is known yet of what a partial source has. */
    static boolean unknown(Contributor source) {
        return source.partial && source.held == null;
    }

    /** Returns the question for {@code source}, or null if there is none now. */
    @Nullable
    Ask<PiecesHeld> next(Contributor source, long now) {
        if (!source.partial || source.askingPieces || now - source.askPiecesAt < 0) {
            return null;
        }
        source.askingPieces = true;
        return new PiecesAsk(source);
    }

    private boolean wants(Contributor source) {
        var current = plan;
        return current != null && current.wants(source.peer);
    }

    private final class PiecesAsk implements Ask<PiecesHeld> {
        private final Contributor source;

        PiecesAsk(Contributor source) {
            this.source = source;
        }

        @Override
        public Message.Request<PiecesHeld> request() {
            return new AskPieces(content);
        }

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void answered(PiecesHeld answer) {
            source.askingPieces = false;
            var now = sources.now();
            if (!answer.pieces().equals(source.held)) {
                source.newsAt = now;
            }
            source.partial = !answer.all();
            source.held = answer.pieces();
            tell(source);
            source.askPiecesAt = now + (wants(source) ? LATER : SOON);
            sources.said(source, answer.size());
        }

        @Override
        public void failed(IOException why) {
            source.askingPieces = false;
            source.askPiecesAt = sources.now() + LATER;
            sources.refused(source, why);
        }
    }
}
