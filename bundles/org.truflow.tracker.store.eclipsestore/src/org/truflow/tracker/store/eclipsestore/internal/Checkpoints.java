package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves what was touched into the graph, so that the journal can begin anew. Changes go on meanwhile: they are kept in
 * the next journal. A crash at any point leaves the last checkpoint and every journal since.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final StoreFolder folder;
    private final State state;
    private final Touched touched;
    private final Committer committer;
    private final WarmChunks warm;
    private final Limits limits;
    /** The one that is on the disk; if {@link #uncertain}, perhaps one made after it is. */
    private Checkpoint last;

    private boolean uncertain;
    private @Nullable Graph graph;
    private volatile Readers readers = new Readers();
    private volatile boolean retiring;
    private long lastGraph;

    Checkpoints(StoreFolder folder, Recovery.Recovered recovered, Committer committer, WarmChunks warm, Limits limits) {
        this.folder = folder;
        this.state = recovered.state();
        this.touched = recovered.touched();
        this.committer = committer;
        this.warm = warm;
        this.limits = limits;
        last = recovered.checkpoint();
        graph = recovered.graph();
        lastGraph = last.graph();
    }

    /** Keeps the graph open until {@link Readers#leave}. To be called before a catalog is taken from the state. */
    Readers enter() {
        while (true) {
            var current = readers;
            if (current.enter()) {
                return current;
            }
        }
    }

    /** Makes a checkpoint if anything was touched. @throws IOException if it failed; nothing is lost and it can be tried again */
    synchronized void make() throws IOException {
        if (touched.isEmpty()) {
            return;
        }
        var current = opened();
        if (isWasteful() && !retiring) {
            move(current);
        } else {
            save(current);
        }
    }

    private void save(Graph current) throws IOException {
        var taken = new BitSet();
        try {
            var turn = committer.turn(folder, journal -> {
                taken.or(touched.take());
                return new Turn(journal, List.copyOf(ShardContent.of(state, taken)));
            });
            Graph.Placing placing;
            try {
                placing = current.save(turn.shards(), false);
            } catch (IOException e) {
                // What was half written must not stay: Eclipse Store would refuse to go on, or to start.
                current.close();
                graph = null;
                reopen(current);
                throw e;
            }
            record(new Checkpoint(current.number(), folder.sync(current.folder(), last.files()), turn.journal()));
            placing.confirm();
            folder.deleteJournalsBefore(last.journal());
        } catch (IOException | RuntimeException e) {
            touched.add(taken);
            throw e;
        }
    }

    private record Turn(long journal, List<ShardContent> shards) {}

    /** Writes everything into a new graph, because most of the present one is waste. */
    private void move(Graph current) throws IOException {
        var all = new BitSet();
        all.set(0, Touched.SHARDS);
        try {
            var turn = committer.turn(folder, journal -> {
                touched.take();
                return new Turn(journal, ShardContent.of(state, all));
            });
            var next = Graph.open(folder.path(), ++lastGraph, warm);
            Graph.Placing placing;
            try {
                placing = next.save(turn.shards(), true);
                record(new Checkpoint(next.number(), folder.sync(next.folder(), Map.of()), turn.journal()));
            } catch (IOException | RuntimeException e) {
                next.close();
                throw e;
            }
            placing.confirm();
            graph = next;
            retire(current);
            folder.deleteJournalsBefore(last.journal());
            folder.deleteGraphsBut(next.number(), current.number());
        } catch (IOException | RuntimeException e) {
            touched.add(all);
            throw e;
        }
    }

    private void retire(Graph old) {
        var before = readers;
        readers = new Readers();
        retiring = true;
        before.retire(() -> {
            old.close();
            try {
                folder.deleteTree(old.folder());
            } catch (IOException e) {
                LOG.warn(
                        "{} is no longer needed and could not be deleted; the next start tries again", old.folder(), e);
            }
            retiring = false;
        });
    }

    private void record(Checkpoint checkpoint) throws IOException {
        uncertain = true;
        checkpoint.write(folder.path(), folder.disk());
        uncertain = false;
        last = checkpoint;
    }

    private Graph opened() throws IOException {
        var current = graph;
        return current != null ? current : reopen(null);
    }

    private @Nullable Graph closed;

    private Graph reopen(@Nullable Graph failed) throws IOException {
        closed = failed != null ? failed : closed;
        var before = closed;
        if (before == null) {
            throw new IllegalStateException("there is no graph to open again");
        }
        if (uncertain) {
            record(last);
        }
        folder.cutBack(last);
        var again = Graph.open(folder.path(), before.number(), warm);
        again.takeOver(before);
        graph = again;
        closed = null;
        return again;
    }

    /** Copies what is on the disk into another folder; no checkpoint is made meanwhile. @return bytes copied */
    synchronized long backup(Path target) throws IOException {
        make();
        opened();
        return new Backup(folder, target).make(last);
    }

    private boolean isWasteful() {
        var used = 0L;
        for (var catalog : state.catalogs().values()) {
            for (var chunk : catalog.chunks()) {
                used += chunk.size();
            }
        }
        var bytes = last.files().values().stream().mapToLong(Long::longValue).sum();
        return bytes > 2 * used + limits.waste();
    }

    synchronized void close() {
        var current = graph;
        graph = null;
        if (current != null) {
            current.close();
        }
    }
}
