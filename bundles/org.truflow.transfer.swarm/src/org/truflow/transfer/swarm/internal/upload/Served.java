package org.truflow.transfer.swarm.internal.upload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.transfer.Upload;
import org.truflow.transfer.swarm.internal.plan.Meter;

/** Who fetches what just now. Call from any thread. */
final class Served {
    private static final long ACTIVE = 3_000_000_000L;
    private static final int MOST = 1_000;

    private record Key(PeerId peer, ContentHash content) {}

    private static final class Entry {
        final String user;
        final String name;
        final Meter meter = new Meter();
        long sent;
        long last;

        Entry(String user, String name) {
            this.user = user;
            this.name = name;
        }
    }

    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private long total;

    synchronized void sent(PeerId peer, String user, ContentHash content, String name, int bytes, long now) {
        total += bytes;
        var entry = entries.computeIfAbsent(new Key(peer, content), _ -> {
            var fresh = new Entry(user, name);
            fresh.meter.start(now);
            return fresh;
        });
        entry.sent += bytes;
        entry.last = now;
        entry.meter.add(bytes);
        if (entries.size() > MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    synchronized List<Upload> active(long now) {
        tidy(now);
        return entries.entrySet().stream()
                .map(each -> new Upload(
                        each.getKey().peer,
                        each.getValue().user,
                        each.getKey().content,
                        each.getValue().name,
                        each.getValue().sent,
                        each.getValue().meter.rate(now)))
                .toList();
    }

    synchronized void tidy(long now) {
        entries.values().removeIf(entry -> now - entry.last > ACTIVE);
    }

    synchronized long total() {
        return total;
    }
}
