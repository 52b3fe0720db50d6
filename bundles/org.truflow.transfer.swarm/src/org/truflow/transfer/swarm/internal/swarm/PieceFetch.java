package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.FileTree;
import org.truflow.content.PieceHasher;
import org.truflow.content.Pieces;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
import org.truflow.protocol.Payload;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.Block;
import org.truflow.transfer.swarm.internal.disk.PartFile;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.plan.PiecePlan;
import org.truflow.transfer.swarm.internal.plan.PiecePlan.Order;
import org.truflow.transfer.swarm.internal.plan.PiecePlan.Turn;

/**
 * Fetches the pieces of one content whose tree is known, as a {@link PiecePlan} says. Of each piece one block at a time is with
 * a worker, so that what is written twice is written one after the other. Confined to the lane.
 */
@SuppressWarnings("resource") // payloads are closed by discard, or by the worker that took them
final class PieceFetch {

    /** Hears what comes of it, on the lane. */
    interface Listener {
        /** @param bytes of each source; the rest is from an earlier run */
        void verified(Map<PeerId, Integer> bytes);

        void diskFailed(Exception why);
    }

    private static final long SYNC_BYTES = 64L << 20;
    private static final int SPARE_HASHERS = 64;

    private final Tools tools;
    private final FileTree tree;
    private final Pieces pieces;
    private final PartFile part;
    private final Contributors sources;
    private final BooleanSupplier inOrder;
    private final Listener listener;
    private final PiecePlan<PeerId> plan;
    private final Disputes disputes;
    private final Map<Integer, Assembly> assemblies = new HashMap<>();
    private final Deque<PieceHasher> spare = new ArrayDeque<>();
    private boolean syncing;
    private volatile boolean stopped;

    PieceFetch(
            Tools tools,
            PartFile.Found found,
            PartFile part,
            Contributors sources,
            BooleanSupplier inOrder,
            Listener listener) {
        this.inOrder = inOrder;
        this.sources = sources;
        this.tools = tools;
        this.tree = found.tree();
        this.pieces = tree.pieces();
        this.part = part;
        this.listener = listener;
        this.plan = new PiecePlan<>(pieces, found.verified(), found.blocks(), tools.random());
        this.disputes = new Disputes(tree, plan, sources);
    }

    FileTree tree() {
        return tree;
    }

    /** Judges what an earlier run left complete. */
    void start() {
        plan.unjudged().forEach(this::work);
    }

    PiecePlan<PeerId> plan() {
        return plan;
    }

    boolean complete() {
        return plan.complete();
    }

    /** Returns whether the size is beyond doubt. */
    boolean proved() {
        return plan.proved();
    }

    /** Returns how many bytes are verified. */
    long done() {
        var last = pieces.count() - 1;
        var missing = plan.isVerified(last) ? pieces.length() - pieces.length(last) : 0;
        return (long) plan.done() * pieces.length() - missing;
    }

    /** Returns a request for {@code line}, or null if there is nothing to ask now. */
    @Nullable
    Ask<?> next(Line line, Contributor source, long now) {
        if (stopped) {
            return null;
        }
        var dispute = disputes.next(source, now);
        if (dispute != null) {
            return dispute;
        }
        var block = line.window().block();
        if (!tools.budget().take(block)) {
            // Somebody else's bytes must be written first.
            return null;
        }
        plan.order(inOrder.getAsBoolean() ? Order.IN_ORDER : Order.RAREST_FIRST);
        var turn =
                plan.next(source.peer, block / Pieces.LEAF, now, line.window().patience(block));
        var length = turn == null ? 0 : length(turn);
        tools.budget().give(block - length);
        return turn == null ? null : new BlockAsk(turn, line, source, length, now);
    }

    private int length(Turn turn) {
        return Math.min(turn.count() * Pieces.LEAF, pieces.length(turn.piece()) - turn.first() * Pieces.LEAF);
    }

    private final class BlockAsk implements Ask<Block> {
        private final Turn turn;
        private final Line line;
        private final Contributor source;
        private final int offset;
        private final int length;
        private final long asked;

        BlockAsk(Turn turn, Line line, Contributor source, int length, long asked) {
            this.turn = turn;
            this.line = line;
            this.source = source;
            this.offset = turn.first() * Pieces.LEAF;
            this.length = length;
            this.asked = asked;
        }

        @Override
        public Message.Request<Block> request() {
            return new AskBlock(tree.root(), pieces.offset(turn.piece()) + offset, length);
        }

        @Override
        public int weight() {
            return length;
        }

        @Override
        public boolean settlesLater() {
            return true;
        }

        @Override
        public void answered(Block block) {
            if (!(block.payload() instanceof Payload.Received payload)) {
                throw new IllegalStateException("a block arrived that was not received: " + block);
            }
            if (stopped || source.rejected) {
                discard(payload);
            } else if (payload.length() != length) {
                discard(payload);
                plan.failed(turn, source.peer);
                sources.lied(source, "gave a block of another length");
            } else if (plan.arrived(turn, source.peer, tools.nanos().getAsLong())
                    .useful()) {
                disputes.forget(turn.piece());
                assembly(turn.piece()).waiting.add(new Assembly.Arrived(offset, payload, this::settled));
                work(turn.piece());
            } else {
                discard(payload);
            }
        }

        private void discard(Payload.Received payload) {
            payload.close();
            settled();
        }

        private void settled() {
            tools.budget().give(length);
            line.settled(length, asked);
        }

        @Override
        public void failed(IOException why) {
            tools.budget().give(length);
            if (!stopped) {
                plan.failed(turn, source.peer);
                if (!source.rejected) {
                    sources.refused(source, why);
                }
            }
        }

        @Override
        public void drop(Block block) {
            block.payload().close();
        }
    }

    private Assembly assembly(int piece) {
        return assemblies.computeIfAbsent(piece, _ -> {
            var hasher = Lookup.poll(spare);
            return new Assembly(tree, piece, plan.found(piece), hasher == null ? new PieceHasher() : hasher);
        });
    }

    /** Hands the next block of a piece to a worker, unless one is at it; judges the piece when there is nothing more to wait for. */
    private void work(int piece) {
        var assembly = assembly(piece);
        if (stopped || assembly.working) {
            return;
        }
        var block = Lookup.poll(assembly.waiting);
        var last = assembly.waiting.isEmpty() && plan.isThere(piece);
        if (block != null || last && !disputes.has(piece)) {
            assembly.working = true;
            try {
                tools.workers().execute(() -> work(assembly, block, last));
            } catch (RejectedExecutionException e) {
                assembly.working = false;
                if (block != null) {
                    block.payload().close();
                    block.settled().run();
                }
            }
        }
    }

    private void work(Assembly assembly, Assembly.@Nullable Arrived block, boolean last) {
        var outcome = Assembly.Outcome.PARTIAL;
        Exception trouble = null;
        try (var _ = block == null ? null : block.payload()) {
            if (!stopped) {
                outcome = block == null ? assembly.take(part) : assembly.take(block, last, part);
            }
        } catch (IOException | RuntimeException e) {
            trouble = e;
        }
        var result = outcome;
        var why = trouble;
        tools.lane().execute(() -> worked(assembly, block, result, why));
    }

    private void worked(
            Assembly assembly,
            Assembly.@Nullable Arrived block,
            Assembly.Outcome outcome,
            @Nullable Exception trouble) {
        assembly.working = false;
        if (!stopped) {
            if (trouble != null) {
                listener.diskFailed(trouble);
            } else {
                judged(assembly, outcome);
            }
        }
        if (block != null) {
            // Last, because it asks for more.
            block.settled().run();
        }
    }

    private void judged(Assembly assembly, Assembly.Outcome outcome) {
        var piece = assembly.piece;
        switch (outcome) {
            case PARTIAL -> work(piece);
            case WRONG -> {
                if (plan.isThere(piece)) {
                    wrong(assembly);
                } else {
                    // Part of it was taken back meanwhile.
                    work(piece);
                }
            }
            case VERIFIED -> verified(assembly);
        }
    }

    private void verified(Assembly assembly) {
        var piece = assembly.piece;
        var shares = new HashMap<PeerId, Integer>();
        plan.shares(piece).forEach((peer, leaves) -> shares.put(peer, Math.min(leaves * Pieces.LEAF, assembly.length)));
        plan.verified(piece);
        disputes.forget(piece);
        forget(assembly);
        syncIf(SYNC_BYTES);
        listener.verified(shares);
    }

    private void wrong(Assembly assembly) {
        var piece = assembly.piece;
        var senders = plan.senders(piece);
        if (plan.fromOne(piece)) {
            forget(assembly);
            plan.wrong(piece, plan.there(piece));
            senders.forEach(peer -> blame(peer, "gave a wrong piece"));
        } else {
            disputes.add(piece, assembly.hasher().leaves());
        }
        sources.pump();
    }

    private void blame(PeerId peer, String how) {
        var source = sources.find(peer);
        if (source != null) {
            sources.lied(source, how);
        }
    }

    private void forget(Assembly assembly) {
        assemblies.remove(assembly.piece);
        drain(assembly);
        if (spare.size() < SPARE_HASHERS) {
            spare.push(assembly.hasher());
        }
    }

    private static void drain(Assembly assembly) {
        for (var block = Lookup.poll(assembly.waiting); block != null; block = Lookup.poll(assembly.waiting)) {
            block.payload().close();
            block.settled().run();
        }
    }

    /** Brings what was written to the disk if it is at least so many bytes. */
    void syncIf(long bytes) {
        if (syncing || stopped || part.unsynced() < bytes) {
            return;
        }
        syncing = true;
        tools.disk().execute(() -> {
            Exception trouble = null;
            try {
                part.sync();
            } catch (IOException e) {
                trouble = e;
            }
            var why = trouble;
            tools.lane().execute(() -> synced(why));
        });
    }

    private void synced(@Nullable Exception why) {
        syncing = false;
        if (why != null && !stopped) {
            listener.diskFailed(why);
        }
    }

    /** The connection to a source is gone, and what was asked over it. */
    void lost(PeerId peer) {
        plan.release(peer);
    }

    /** Nothing of this source is wanted, nor believed as far as it is not verified. */
    void drop(Contributor source) {
        plan.distrust(source.peer);
        plan.forget(source.peer);
    }

    /** Ends all; nothing is written or told any more. */
    void stop() {
        stopped = true;
        List.copyOf(assemblies.values()).forEach(PieceFetch::drain);
        assemblies.clear();
    }
}
