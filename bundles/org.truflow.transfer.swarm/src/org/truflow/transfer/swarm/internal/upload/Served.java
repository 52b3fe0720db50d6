package org.truflow.transfer.swarm.internal.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.transfer.Fetcher;
import org.truflow.transfer.Upload;
import org.truflow.transfer.swarm.internal.plan.Meter;

/** Who fetches what just now. Call from any thread. */
final class Served {
    private static final long ACTIVE = 3_000_000_000L;
    private static final int MOST = 1_000;

    private record Key(PeerId peer, ContentHash content) {}

    /** What one user got. */
    private static final class Sum {
        final Meter meter = new Meter();
        long sent;
        long last;

        void sent(int bytes, long now) {
            if (sent == 0) {
                meter.start(now);
            }
            sent += bytes;
            last = now;
            meter.add(bytes);
        }
    }

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
    private final Map<String, Sum> users = new LinkedHashMap<>();
    private long total;

    synchronized void sent(PeerId peer, String user, ContentHash content, String name, int bytes, long now) {
        total += bytes;
        users.computeIfAbsent(user, _ -> new Sum()).sent(bytes, now);
        if (users.size() > MOST) {
            users.remove(users.keySet().iterator().next());
        }
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

    /** Returns every user who has a slot, waits for one, or got something a moment ago. */
    synchronized List<Fetcher> fetchers(List<Turns.Place> places, long now) {
        var byUser = new TreeMap<String, List<Turns.Place>>();
        users.forEach((user, sum) -> {
            if (now - sum.last <= ACTIVE) {
                byUser.put(user, new ArrayList<>());
            }
        });
        places.stream()
                .filter(place -> place.place() >= 0)
                .forEach(place -> byUser.computeIfAbsent(place.user(), _ -> new ArrayList<>())
                        .add(place));
        var fetchers = new ArrayList<Fetcher>();
        byUser.forEach((user, sessions) -> fetchers.add(fetcher(user, sessions, now)));
        return fetchers;
    }

    private Fetcher fetcher(String user, List<Turns.Place> sessions, long now) {
        var sum = users.getOrDefault(user, new Sum());
        var waiting = sessions.stream().mapToInt(Turns.Place::place).filter(place -> place > 0);
        return new Fetcher(
                user,
                (int) sessions.stream().filter(session -> session.place() == 0).count(),
                waiting.min().orElse(0),
                sessions.stream().mapToInt(Turns.Place::weight).findFirst().orElse(1),
                sum.sent,
                sum.sent == 0 ? 0 : sum.meter.rate(now),
                sessions.stream()
                        .map(Turns.Place::reason)
                        .filter(reason -> !reason.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    synchronized void tidy(long now) {
        entries.values().removeIf(entry -> now - entry.last > ACTIVE);
    }

    synchronized long total() {
        return total;
    }
}
