package org.truflow.ui.share.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When somebody's shares were looked at last: what changed since stands out as long as the window is open. Any thread.
 */
final class Visits {
    private final Memory memory;
    private final Clock clock;
    private final Map<String, Optional<Instant>> before = new HashMap<>();

    /** Keeps a text for a name beyond the end of the program. */
    interface Memory {
        /** Returns an empty text for one that is not kept. */
        String get(String key);

        void put(String key, String text);
    }

    Visits(Memory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /** Somebody is visited; returns when that was the time before, the first time it is asked for in this run. */
    synchronized Optional<Instant> visit(String user) {
        return before.computeIfAbsent(user, name -> {
            var last = parse(memory.get(name));
            memory.put(name, String.valueOf(clock.instant().getEpochSecond()));
            return last;
        });
    }

    private static Optional<Instant> parse(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        } catch (NumberFormatException e) {
            // Somebody wrote into the file by hand: as if there had been no visit.
            return Optional.empty();
        }
    }
}
