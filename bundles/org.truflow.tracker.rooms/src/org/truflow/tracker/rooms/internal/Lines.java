package org.truflow.tracker.rooms.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.truflow.protocol.room.RoomEntry;

/** The newest lines of a room. Guarded by the room. */
final class Lines {
    /** Bytes of a line besides what was said. */
    private static final int EACH = 200;

    private final TreeMap<Long, RoomEntry> kept = new TreeMap<>();
    private final Map<UUID, Long> numbers = new HashMap<>();
    private long last;
    private long bytes;

    long last() {
        return last;
    }

    long first() {
        return kept.isEmpty() ? last + 1 : kept.firstKey();
    }

    void add(RoomEntry line) {
        kept.put(line.number(), line);
        numbers.put(line.id(), line.number());
        bytes += size(line);
        last = Math.max(last, line.number());
    }

    /** @return numbers of the lines that are not kept any more; the newest always is */
    List<Long> trim(int most, long mostBytes) {
        var gone = new ArrayList<Long>();
        while (kept.size() > 1 && (kept.size() > most || bytes > mostBytes)) {
            var line = kept.pollFirstEntry().getValue();
            numbers.remove(line.id());
            bytes -= size(line);
            gone.add(line.number());
        }
        return gone;
    }

    void replace(RoomEntry line) {
        bytes -= line(line.number()).map(Lines::size).orElse(0);
        bytes += size(line);
        kept.put(line.number(), line);
    }

    Optional<RoomEntry> line(long number) {
        return Optional.ofNullable(kept.get(number));
    }

    Optional<RoomEntry> line(UUID id) {
        return Optional.ofNullable(numbers.get(id)).flatMap(this::line);
    }

    /** Returns the next lines after a number: one at least if there is one, and no more bytes than that. */
    List<RoomEntry> after(long number, int most, long mostBytes) {
        var some = new ArrayList<RoomEntry>();
        var size = 0L;
        for (var line : kept.tailMap(number, false).values()) {
            size += size(line);
            if (some.size() == most || !some.isEmpty() && size > mostBytes) {
                break;
            }
            some.add(line);
        }
        return some;
    }

    /** Returns the lines that are about another. */
    List<RoomEntry> about(long number) {
        return kept.tailMap(number, false).values().stream()
                .filter(line -> line.of() == number)
                .toList();
    }

    List<RoomEntry> all() {
        return List.copyOf(kept.values());
    }

    private static int size(RoomEntry line) {
        return EACH + line.body().length;
    }
}
