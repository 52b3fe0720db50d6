package org.truflow.transfer.swarm.internal.upload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.rate.Bucket;

/**
 * Who is served now, and who next: weighted round robin over users, whatever number of sessions each has.
 *
 * <p>A session needs a slot to be served. Slots go to the user who has the fewest for its weight, then to the one who got the
 * fewest bytes for its weight (start-time fair queueing). A slot is taken back between two blocks when its turn is over and
 * somebody waits, or at once when its user has so many that the one who waits would still have fewer; when its session asks nothing
 * for some seconds; or when the session ends. A block of a small content needs no slot, as long as its user does not take many.
 * Among those with a slot the limits in bytes a second let the one go first whose user got the fewest bytes.
 *
 * <p>One owner at a time; no clock of its own, times are nanoseconds. Modelled on H. Goyal's start-time fair queueing.
 */
final class FairQueue<K> {
    static final long TURN_BYTES = 32L << 20;
    private static final long SECOND = 1_000_000_000L;
    static final long TURN_NANOS = 10 * SECOND;
    static final long IDLE = 5 * SECOND;
    static final long KEPT = 90 * SECOND;
    private static final long REMEMBERED = 600 * SECOND;
    private static final long SMALL_RATE = 256L << 10;
    private static final long SMALL_BURST = 1L << 20;
    /** Less for each slot, and a block would take longer than others wait for it. */
    private static final long LEAST_FOR_A_SLOT = 32L << 10;

    /** What is known of a user. */
    static final class User {
        final String name;
        int weight = 1;
        int slots;
        /** Bytes for its weight that it got, counted so that who was away gains nothing by it. */
        private double got;

        private int sessions;
        private long left;
        private final Bucket limit;
        private final Bucket small;

        User(String name, long now) {
            this.name = name;
            this.limit = new Bucket(now);
            this.small = new Bucket(SMALL_RATE, SMALL_BURST, now);
        }

        private double share(int slots) {
            return (double) slots / weight;
        }
    }

    /** One session that asks. */
    static final class Reader<K> {
        final K key;
        final User user;
        boolean served;
        boolean queued;
        /** When it began to wait, or got its slot. */
        long since;

        private long asked;
        private long turn;
        private int claim;
        private boolean express;

        Reader(K key, User user) {
            this.key = key;
            this.user = user;
        }

        /** Returns whether what it asked for is not granted yet. */
        boolean claims() {
            return claim > 0;
        }

        /** Returns what its slot cost beyond the bytes that it took: who takes them slowly holds up the others. */
        private double slow(long now) {
            var worth = (double) TURN_BYTES / TURN_NANOS * (now - since);
            return Math.max(0, worth - turn) / user.weight;
        }

        private boolean turnOver(long now) {
            return turn >= TURN_BYTES * user.weight || now - since >= TURN_NANOS * user.weight;
        }
    }

    private final int slots;
    private final Map<String, User> users = new HashMap<>();
    private final Map<K, Reader<K>> readers = new LinkedHashMap<>();
    private final Set<Reader<K>> claiming = new LinkedHashSet<>();
    private final Bucket total;
    private ToLongFunction<String> limits = _ -> 0;
    private ToLongFunction<String> weights = _ -> 1;
    private long rate;
    private int used;
    private boolean contested;

    FairQueue(int slots, long now) {
        this.slots = slots;
        this.total = new Bucket(now);
    }

    /** @param rate bytes a second in all, 0 for no limit; {@code limits} of each user; {@code weights} of each user, from 1 */
    void limit(long rate, ToLongFunction<String> limits, ToLongFunction<String> weights, long now) {
        this.rate = rate;
        this.limits = limits;
        this.weights = weights;
        total.limit(rate, now);
        users.values().forEach(user -> adapt(user, now));
        all().stream().filter(reader -> reader.served).skip(slots()).forEach(reader -> interrupt(reader, now));
        contested = true;
    }

    private void adapt(User user, long now) {
        user.weight = (int) Math.max(1, weights.applyAsLong(user.name));
        user.limit.limit(limits.applyAsLong(user.name), now);
    }

    /** Returns how many are served at once. */
    int slots() {
        return rate == 0 ? slots : (int) Math.clamp(rate / LEAST_FOR_A_SLOT, 1, slots);
    }

    Reader<K> reader(K key, String user, long now) {
        var known = Lookup.find(readers, key);
        if (known != null && known.user.name.equals(user)) {
            return known;
        }
        leave(key, now);
        var owner = users.computeIfAbsent(user, name -> {
            var fresh = new User(name, now);
            adapt(fresh, now);
            return fresh;
        });
        if (owner.sessions++ == 0) {
            owner.got = Math.max(owner.got, leastGot());
        }
        var fresh = new Reader<>(key, owner);
        readers.put(key, fresh);
        return fresh;
    }

    private double leastGot() {
        return readers.values().stream()
                .filter(reader -> reader.served || reader.queued)
                .mapToDouble(reader -> reader.user.got)
                .min()
                .orElse(0);
    }

    /** @param small whether it is of a content so small that it needs no slot */
    void ask(Reader<K> reader, int bytes, boolean small, long now) {
        reader.asked = now;
        reader.claim = bytes;
        reader.express = small && !reader.served && reader.user.small.readyIn(now) == 0;
        claiming.add(reader);
        if (!reader.served && !reader.queued && !reader.express) {
            reader.queued = true;
            reader.since = now;
            contested = true;
        }
        contested |= reader.served && reader.turnOver(now);
    }

    /** It no longer waits for its answer; its place is kept. */
    void withdraw(Reader<K> reader) {
        reader.claim = 0;
        claiming.remove(reader);
    }

    /** The session ended. */
    void leave(K key, long now) {
        var gone = Lookup.remove(readers, key);
        if (gone != null) {
            free(gone, now);
            gone.queued = false;
            gone.user.sessions--;
            gone.user.left = now;
            withdraw(gone);
        }
    }

    private void free(Reader<K> reader, long now) {
        if (reader.served) {
            reader.user.got += reader.slow(now);
            reader.served = false;
            reader.user.slots--;
            used--;
            contested = true;
        }
    }

    /** Looks at everything anew with the next {@link #dispatch}: whose turn is over, who is silent, who is gone. Called about once a second. */
    void tick(long now) {
        contested = true;
        readers.values().forEach(reader -> {
            if (reader.queued && !reader.claims() && now - reader.asked > KEPT) {
                reader.queued = false;
            }
        });
        users.values()
                .removeIf(user -> user.sessions == 0 && now - user.left > REMEMBERED && user.limit.readyIn(now) == 0);
    }

    /** Gives slots and grants what was asked. Returns those whose claim was granted, or who may ask now, in order. */
    List<Reader<K>> dispatch(long now) {
        var told = new ArrayList<Reader<K>>();
        if (contested) {
            contested = false;
            giveSlots(now, told);
        }
        var claims = new ArrayList<>(claiming);
        claims.removeIf(reader -> !reader.served && !reader.express);
        while (!claims.isEmpty() && total.readyIn(now) == 0) {
            var next = claims.stream()
                    .filter(reader -> reader.user.limit.readyIn(now) == 0)
                    .min(Comparator.comparingDouble((Reader<K> reader) -> reader.user.got)
                            .thenComparingLong(reader -> reader.asked));
            if (next.isEmpty()) {
                break;
            }
            grant(next.get(), now);
            claims.remove(next.get());
            told.add(next.get());
        }
        return told;
    }

    private void grant(Reader<K> reader, long now) {
        var user = reader.user;
        total.take(reader.claim, now);
        user.limit.take(reader.claim, now);
        user.got += (double) reader.claim / user.weight;
        if (reader.served) {
            reader.turn += reader.claim;
        } else {
            user.small.take(reader.claim, now);
        }
        withdraw(reader);
        reader.asked = now;
    }

    private void giveSlots(long now, List<Reader<K>> told) {
        for (var waiting = waiting(); !waiting.isEmpty(); waiting = waiting()) {
            var next = waiting.getFirst();
            while (used >= slots()) {
                var victim = victim(next, now);
                if (victim.isEmpty()) {
                    return;
                }
                interrupt(victim.get(), now);
            }
            serve(next, now);
            if (!next.claims()) {
                told.add(next);
            }
        }
    }

    /** It goes to the end of the line, if it still wants something. */
    private void interrupt(Reader<K> reader, long now) {
        free(reader, now);
        reader.queued = now - reader.asked <= IDLE;
        reader.since = now;
    }

    private void serve(Reader<K> reader, long now) {
        reader.queued = false;
        reader.served = true;
        reader.since = now;
        reader.asked = now;
        reader.turn = 0;
        reader.user.slots++;
        used++;
    }

    /** Returns whose slot {@code next} may have. */
    private Optional<Reader<K>> victim(Reader<K> next, long now) {
        Optional<Reader<K>> found = Optional.empty();
        for (var reader : readers.values()) {
            if (!reader.served) {
                continue;
            }
            var idle = !reader.claims() && now - reader.asked > IDLE;
            var user = reader.user;
            var richer = user != next.user && user.share(user.slots - 1) >= next.user.share(next.user.slots + 1);
            var over = reader.turnOver(now) && (user == next.user || user.got + reader.slow(now) > next.user.got);
            if ((idle || richer || over) && (found.isEmpty() || before(reader, found.get(), now))) {
                found = Optional.of(reader);
            }
        }
        return found;
    }

    /** Of those whose slots may be taken the one of the user with most, then the one that had it longest. */
    private static <K> boolean before(Reader<K> one, Reader<K> other, long now) {
        var idle = Boolean.compare(now - one.asked > IDLE, now - other.asked > IDLE);
        var shares = Double.compare(one.user.share(one.user.slots), other.user.share(other.user.slots));
        return idle != 0 ? idle > 0 : shares != 0 ? shares > 0 : one.since - other.since < 0;
    }

    /** Returns those that wait for a slot, in the order in which they get one if nothing changes. */
    List<Reader<K>> waiting() {
        var first = new ArrayList<Reader<K>>();
        for (var reader : readers.values()) {
            if (reader.queued) {
                first.add(reader);
            }
        }
        if (first.size() < 2) {
            return first;
        }
        first.sort(Comparator.comparingLong(reader -> reader.since));
        var counts = new HashMap<User, Integer>();
        var shares = new HashMap<Reader<K>, Double>();
        for (var reader : first) {
            var before = counts.merge(reader.user, 1, Integer::sum) - 1;
            shares.put(reader, reader.user.share(reader.user.slots + before));
        }
        first.sort(Comparator.comparingDouble((Reader<K> reader) -> shares.getOrDefault(reader, 0.0))
                .thenComparingDouble(reader -> reader.user.got)
                .thenComparingLong(reader -> reader.since));
        return first;
    }

    /** Returns in how many nanoseconds a claim of {@code reader} that has a slot may be granted; at least 1. */
    long readyIn(Reader<K> reader, long now) {
        return Math.max(1, Math.max(total.readyIn(now), reader.user.limit.readyIn(now)));
    }

    /** Returns whether the limit of a user makes it wait now. */
    boolean limited(User user, long now) {
        return user.limit.readyIn(now) > 0;
    }

    List<Reader<K>> all() {
        return List.copyOf(readers.values());
    }
}
