package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.FileTree;
import org.truflow.content.PieceHasher;
import org.truflow.content.Pieces;
import org.truflow.protocol.Message;
import org.truflow.protocol.Payload;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.Block;
import org.truflow.transfer.swarm.internal.disk.PartFile;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.plan.PiecePlan;

/**
 * Fetches the pieces of one content whose tree is known. Each piece comes from one source at a time, so blame is certain;
 * of each piece one block at a time is with a worker, so what an abandoned attempt still writes cannot meet the next one.
 * Confined to the lane.
 */
@SuppressWarnings("resource") // payloads are closed by discard, or by the worker that took them
final class PieceFetch {

    /** Hears what comes of it, on the lane. */
    interface Listener {
        void verified(Contributor source, int bytes);

        void diskFailed(Exception why);
    }

    private static final long SYNC_BYTES = 64L << 20;
    private static final int SPARE_HASHERS = 64;

    private final Tools tools;
    private final FileTree tree;
    private final Pieces pieces;
    private final PartFile part;
    private final Contributors sources;
    private final Listener listener;
    private final PiecePlan<Line> plan;
    private final Map<Integer, Attempt> attempts = new HashMap<>();
    private final Map<Line, Attempt> unfinished = new HashMap<>();
    private final Map<Integer, Attempt> working = new HashMap<>();
    private final Deque<PieceHasher> spare = new ArrayDeque<>();
    private boolean syncing;
    private volatile boolean stopped;

    PieceFetch(Tools tools, FileTree tree, PartFile part, BitSet verified, Contributors sources, Listener listener) {
        this.sources = sources;
        this.tools = tools;
        this.tree = tree;
        this.pieces = tree.pieces();
        this.part = part;
        this.listener = listener;
        this.plan = new PiecePlan<>(pieces.count(), verified, true);
    }

    FileTree tree() {
        return tree;
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
    Ask<Block> next(Line line, Contributor source, long now) {
        var block = line.window().block();
        if (!tools.budget().take(block)) {
            // Somebody else's bytes must be written first.
            return null;
        }
        var attempt = Lookup.find(unfinished, line);
        if (attempt == null) {
            attempt = begin(line, source, now);
        }
        if (attempt == null) {
            tools.budget().give(block);
            return null;
        }
        var offset = attempt.asked();
        var length = Math.min(attempt.length - offset, block);
        tools.budget().give(block - length);
        attempt.ask(length);
        if (attempt.allAsked()) {
            unfinished.remove(line);
        }
        return new BlockAsk(attempt, offset, length);
    }

    private @Nullable Attempt begin(Line line, Contributor source, long now) {
        var turn = plan.next(line, now, line.window().patience(pieces.length()));
        if (turn == null) {
            return null;
        }
        var before = Lookup.find(attempts, turn.piece());
        if (before != null) {
            abandon(before);
        }
        var hasher = Lookup.poll(spare);
        var attempt = new Attempt(tree, turn.piece(), line, source, hasher == null ? new PieceHasher() : hasher);
        attempts.put(turn.piece(), attempt);
        unfinished.put(line, attempt);
        return attempt;
    }

    private final class BlockAsk implements Ask<Block> {
        private final Attempt attempt;
        private final int offset;
        private final int length;

        BlockAsk(Attempt attempt, int offset, int length) {
            this.attempt = attempt;
            this.offset = offset;
            this.length = length;
        }

        @Override
        public Message.Request<Block> request() {
            return new AskBlock(tree.root(), pieces.offset(attempt.piece) + offset, length);
        }

        @Override
        public int weight() {
            return length;
        }

        @Override
        public void answered(Block block) {
            if (!(block.payload() instanceof Payload.Received payload)) {
                throw new IllegalStateException("a block arrived that was not received: " + block);
            }
            if (attempt.abandoned) {
                discard(payload, length);
            } else if (payload.length() != length) {
                discard(payload, length);
                wrong(attempt);
            } else {
                attempt.arrived(new Attempt.Arrived(offset, payload));
                work(attempt.piece);
            }
        }

        @Override
        public void failed(IOException why) {
            tools.budget().give(length);
            if (!attempt.abandoned) {
                give(attempt);
                sources.refused(attempt.source, why);
            }
        }

        @Override
        public void drop(Block block) {
            block.payload().close();
        }
    }

    private void discard(Payload payload, int length) {
        payload.close();
        tools.budget().give(length);
    }

    /** Hands the next block of a piece to a worker, unless one is at it. */
    private void work(int piece) {
        var attempt = Lookup.find(attempts, piece);
        if (attempt == null || working.containsKey(piece)) {
            return;
        }
        var block = Lookup.poll(attempt.waiting);
        if (block != null) {
            working.put(piece, attempt);
            try {
                tools.workers().execute(() -> work(attempt, block));
            } catch (RejectedExecutionException e) {
                discard(block.payload(), block.payload().length());
            }
        }
    }

    private void work(Attempt attempt, Attempt.Arrived block) {
        var length = block.payload().length();
        var outcome = Attempt.Outcome.PARTIAL;
        Exception trouble = null;
        try (var _ = block.payload()) {
            if (!stopped) {
                outcome = attempt.take(block, part);
            }
        } catch (IOException | RuntimeException e) {
            trouble = e;
        }
        var result = outcome;
        var why = trouble;
        tools.lane().execute(() -> worked(attempt, length, result, why));
    }

    private void worked(Attempt attempt, int length, Attempt.Outcome outcome, @Nullable Exception trouble) {
        tools.budget().give(length);
        working.remove(attempt.piece);
        if (stopped) {
            return;
        }
        if (trouble != null) {
            listener.diskFailed(trouble);
            return;
        }
        switch (outcome) {
            case PARTIAL -> {}
            case WRONG -> wrong(attempt);
            case VERIFIED -> verified(attempt);
        }
        work(attempt.piece);
    }

    private void verified(Attempt attempt) {
        if (plan.isVerified(attempt.piece)) {
            return;
        }
        var current = Lookup.find(attempts, attempt.piece);
        if (current != null) {
            abandon(current);
        }
        plan.verified(attempt.piece);
        if (spare.size() < SPARE_HASHERS) {
            spare.push(attempt.hasher());
        }
        syncIf(SYNC_BYTES);
        listener.verified(attempt.source, attempt.length);
    }

    private void wrong(Attempt attempt) {
        if (!attempt.abandoned) {
            give(attempt);
        }
        sources.lied(attempt.source, "gave a wrong piece");
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

    /** Ends an attempt and gives its piece to all. */
    private void give(Attempt attempt) {
        abandon(attempt);
        plan.release(attempt.piece, attempt.line);
    }

    private void abandon(Attempt attempt) {
        attempt.abandoned = true;
        attempts.remove(attempt.piece, attempt);
        unfinished.remove(attempt.line, attempt);
        for (var block : attempt.waiting) {
            discard(block.payload(), block.payload().length());
        }
        attempt.waiting.clear();
    }

    /** A line is gone, and what was asked over it; what has arrived is as good as before. */
    void lost(Line line) {
        giveAll(attempt -> attempt.line == line && !attempt.allArrived());
    }

    /** Nothing more of this source is wanted. */
    void drop(Contributor source) {
        giveAll(attempt -> attempt.source == source);
    }

    private void giveAll(Predicate<Attempt> which) {
        List.copyOf(attempts.values()).stream().filter(which).forEach(this::give);
    }

    /** Ends all attempts; nothing is written or told any more. */
    void stop() {
        stopped = true;
        giveAll(_ -> true);
    }
}
