package org.truflow.transfer.swarm.internal.upload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.transfer.swarm.internal.plan.Lookup;

/**
 * What to read ahead for many readers at once, so that the disk reads runs of some megabytes and does not go to and fro between
 * blocks. A reader gets runs once it reads on where it ended and the disk made it wait; what another reader's run brings already is
 * not read again. One owner at a time.
 *
 * @param <R> a reader
 */
final class RunPlan<R> {
    static final long RUN = 4L << 20;
    private static final int MOST_READERS = 1_000;
    private static final int MOST_RUNS = 64;

    /** Bytes of a content to be read ahead. */
    record Run(ContentHash content, long from, long to) {}

    private record Key<R>(R reader, ContentHash content) {}

    /** Where a reader is: {@code next} byte it will ask for, {@code ahead} up to where is read already; 0 when nothing is. */
    private record At(long next, long ahead) {}

    private final Map<Key<R>, At> readers = new LinkedHashMap<>();
    private final Map<Run, Boolean> runs = new LinkedHashMap<>();

    /**
     * A block was read.
     *
     * @param size of the content
     * @param waited whether the disk made the reader wait
     * @return what to read now
     */
    Optional<Run> read(R reader, ContentHash content, long position, int length, long size, boolean waited) {
        var key = new Key<>(reader, content);
        var before = Lookup.remove(readers, key);
        var end = position + length;
        var goesOn = before != null && before.next == position;
        var there = before != null && goesOn ? before.ahead : 0;
        var ahead = Math.max(end, there);
        // Half a run before its end, so that the next one is there in time; without waiting it goes on only where it
        // was begun.
        var due = goesOn && (waited || there > position) && ahead - end <= RUN / 2 && ahead < size;
        var run = due ? Optional.of(new Run(content, ahead, Math.min(size, ahead + RUN))) : Optional.<Run>empty();
        readers.put(key, new At(end, run.map(Run::to).orElse(there)));
        trim(readers, MOST_READERS);
        return run.flatMap(this::missing);
    }

    /** Returns what of a run no other brings. */
    private Optional<Run> missing(Run run) {
        var from = run.from;
        for (var other : runs.keySet()) {
            if (other.content.equals(run.content) && other.from <= from && from < other.to) {
                from = other.to;
            }
        }
        if (from >= run.to) {
            return Optional.empty();
        }
        var rest = new Run(run.content, from, run.to);
        runs.put(rest, true);
        trim(runs, MOST_RUNS);
        return Optional.of(rest);
    }

    private static <K> void trim(Map<K, ?> map, int most) {
        if (map.size() > most) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
