package org.truflow.tracker.store.eclipsestore.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the chunks that were used last in memory, up to a number of bytes, and lets go of the others. */
final class WarmChunks {
    private final long most;
    private final Map<Chunk, Boolean> byUse = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** @param most bytes of packed rows to keep */
    WarmChunks(long most) {
        this.most = most;
    }

    void touch(Chunk chunk) {
        for (var cold : toCool(chunk)) {
            cold.cool();
        }
    }

    private synchronized List<Chunk> toCool(Chunk chunk) {
        if (!byUse.containsKey(chunk)) {
            bytes += chunk.size();
        }
        byUse.put(chunk, true);
        if (bytes <= most) {
            return List.of();
        }
        var cold = new ArrayList<Chunk>();
        for (var eldest = byUse.keySet().iterator(); bytes > most && eldest.hasNext(); ) {
            var next = eldest.next();
            eldest.remove();
            bytes -= next.size();
            cold.add(next);
        }
        return cold;
    }
}
