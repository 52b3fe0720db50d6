package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.BitSet;
import java.util.Map;

/** Brings the state back at the start: the graph as of the last checkpoint, then the journals written since. */
final class Recovery {
    private final StoreFolder folder;
    private final WarmChunks warm;

    /** What is there when the store is open. */
    record Recovered(State state, Touched touched, Checkpoint checkpoint, Graph graph, Journal journal) {}

    Recovery(StoreFolder folder, WarmChunks warm) {
        this.folder = folder;
        this.warm = warm;
    }

    /** @throws IOException if what was durable once cannot be read, saying what to do */
    Recovered recover() throws IOException {
        var checkpoint = Checkpoint.read(folder.path());
        return checkpoint.isPresent() ? recover(checkpoint.get()) : begin();
    }

    @SuppressWarnings("resource") // the journal is closed by the committer
    private Recovered begin() throws IOException {
        for (var journal : folder.journals().values()) {
            if (Files.size(journal) > JournalFormat.FILE_HEAD) {
                throw new DamagedStoreException(
                        folder.path().resolve("checkpoint"), "it has vanished, but " + journal + " is there");
            }
        }
        folder.deleteGraphsBut(0, 0);
        folder.deleteJournalsBefore(Long.MAX_VALUE);
        var state = new State();
        var graph = Graph.open(folder.path(), 1, warm);
        try {
            var all = new BitSet();
            all.set(0, Touched.SHARDS);
            graph.save(ShardContent.of(state, all), true).confirm();
            var files = folder.sync(graph.folder(), Map.of());
            var journal = Journal.create(folder.path(), 1, folder.disk());
            var checkpoint = new Checkpoint(1, files, 1);
            checkpoint.write(folder.path(), folder.disk());
            return new Recovered(state, new Touched(), checkpoint, graph, journal);
        } catch (IOException | RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    @SuppressWarnings("resource") // the journal is closed by the committer
    private Recovered recover(Checkpoint checkpoint) throws IOException {
        folder.deleteGraphsBut(checkpoint.graph(), 0);
        folder.deleteJournalsBefore(checkpoint.journal());
        folder.cutBack(checkpoint);
        var graph = Graph.open(folder.path(), checkpoint.graph(), warm);
        try {
            var state = new State();
            var touched = new Touched();
            graph.load(state);
            var journal = replay(checkpoint.journal(), state, touched);
            return new Recovered(state, touched, checkpoint, graph, journal);
        } catch (IOException | RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    private Journal replay(long first, State state, Touched touched) throws IOException {
        var journals = folder.journals();
        if (journals.isEmpty() || journals.firstKey() != first || journals.lastKey() - first != journals.size() - 1) {
            throw new DamagedStoreException(
                    folder.path(),
                    "journals " + first + " and following should be there, and there are " + journals.keySet());
        }
        for (var entry : journals.entrySet()) {
            var generation = entry.getKey();
            var last = true;
            for (var younger : journals.tailMap(generation, false).values()) {
                last &= Files.size(younger) <= JournalFormat.FILE_HEAD;
            }
            var journal = new JournalReader(entry.getValue(), generation, folder.disk()).read(last, body -> {
                var draft = new Draft(state, warm);
                draft.add(Unpacker.read(body, Unpacker::change));
                draft.publish(touched);
            });
            if (generation.equals(journals.lastKey())) {
                return journal;
            }
            journal.close();
        }
        throw new IllegalStateException("a map that is not empty has a last key");
    }
}
