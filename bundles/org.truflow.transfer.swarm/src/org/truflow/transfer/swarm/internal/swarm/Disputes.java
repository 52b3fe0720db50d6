package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.FileTree;
import org.truflow.content.LeafRanges;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.protocol.Message;
import org.truflow.protocol.peer.AskLeaves;
import org.truflow.protocol.peer.Leaves;
import org.truflow.transfer.swarm.internal.plan.PiecePlan;

/**
 * Wrong pieces that came from several sources, or partly from an earlier run: the hashes of their leaves, which lead to the hash of
 * the piece and so need not be believed, tell which leaves are wrong and who sent them. Only these are fetched again. Where
 * nobody can say, all of the piece is, from one source. Confined to the lane.
 */
final class Disputes {
    private static final long PATIENCE = 10_000_000_000L;

    private static final class Dispute {
        final byte[] ours;
        final Set<PeerId> refused = new HashSet<>();
        boolean asking;
        long since;

        Dispute(byte[] ours, long now) {
            this.ours = ours;
            this.since = now;
        }
    }

    private final FileTree tree;
    private final PiecePlan<PeerId> plan;
    private final Contributors sources;
    private final Map<Integer, Dispute> open = new HashMap<>();

    Disputes(FileTree tree, PiecePlan<PeerId> plan, Contributors sources) {
        this.tree = tree;
        this.plan = plan;
        this.sources = sources;
    }

    boolean has(int piece) {
        return open.containsKey(piece);
    }

    /** It is right, or something of it is new and it will be judged again. */
    void forget(int piece) {
        open.remove(piece);
    }

    /** @param ours hashes of the leaves that are there */
    void add(int piece, byte[] ours) {
        if (tree.pieces().leaves(piece) > Leaves.MOST) {
            giveUp(piece);
        } else {
            open.put(piece, new Dispute(ours, sources.now()));
        }
    }

    /** Returns the question for {@code source} that is to be asked before anything else; null if there is none. */
    @Nullable
    Ask<?> next(Contributor source, long now) {
        for (var entry : open.entrySet()) {
            var dispute = entry.getValue();
            if (now - dispute.since > PATIENCE) {
                giveUp(entry.getKey());
                return null;
            }
            if (!dispute.asking
                    && !dispute.refused.contains(source.peer)
                    && plan.mayHave(source.peer, entry.getKey())) {
                dispute.asking = true;
                return new LeavesAsk(entry.getKey(), dispute, source);
            }
        }
        return null;
    }

    private void giveUp(int piece) {
        open.remove(piece);
        plan.wrong(piece);
    }

    private final class LeavesAsk implements Ask<Leaves> {
        private final int piece;
        private final Dispute dispute;
        private final Contributor source;

        LeavesAsk(int piece, Dispute dispute, Contributor source) {
            this.piece = piece;
            this.dispute = dispute;
            this.source = source;
        }

        @Override
        public Message.Request<Leaves> request() {
            return new AskLeaves(tree.root(), piece);
        }

        @Override
        public int weight() {
            return dispute.ours.length;
        }

        @Override
        public void answered(Leaves answer) {
            dispute.asking = false;
            if (open.get(piece) != dispute) {
                return;
            }
            if (LeafRanges.leadTo(tree, piece, answer.hashes())) {
                decide(answer.hashes());
            } else {
                dispute.refused.add(source.peer);
                sources.lied(source, "gave hashes of leaves that do not lead to the piece");
            }
        }

        private void decide(byte[] right) {
            open.remove(piece);
            if (!plan.isThere(piece)) {
                // Part of it was taken back meanwhile.
                return;
            }
            var wrong = new BitSet();
            for (var leaf = 0; leaf < right.length / Sha256.LENGTH; leaf++) {
                var at = leaf * Sha256.LENGTH;
                if (!Arrays.equals(right, at, at + Sha256.LENGTH, dispute.ours, at, at + Sha256.LENGTH)) {
                    wrong.set(leaf);
                }
            }
            var liars = plan.senders(piece, wrong);
            plan.wrong(piece, wrong);
            for (var peer : liars) {
                var liar = sources.find(peer);
                if (liar != null) {
                    sources.lied(liar, "gave a wrong block");
                }
            }
            sources.pump();
        }

        @Override
        public void failed(IOException why) {
            dispute.asking = false;
            dispute.refused.add(source.peer);
        }
    }
}
