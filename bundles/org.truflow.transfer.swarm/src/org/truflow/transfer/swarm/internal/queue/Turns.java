package org.truflow.transfer.swarm.internal.queue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.transfer.Priority;
import org.truflow.transfer.swarm.internal.plan.Lookup;

/**
 * Who has a turn, and who is next: so many at once, and so many of one user; higher priorities first, lower ranks first. Costs the
 * same however many wait. One owner at a time.
 *
 * @param <E> what has turns
 */
public final class Turns<E> {

    /** What decides about the turn of an entry. @param user whom it is fetched from; empty if that is nobody in particular */
    public record Place(Priority priority, long rank, long id, String user) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::priority)
                .thenComparingLong(Place::rank)
                .thenComparingLong(Place::id);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private final int most;
    private final int mostOfUser;
    private final Map<E, Place> running = new LinkedHashMap<>();
    private final Map<String, NavigableMap<Place, E>> waiting = new HashMap<>();
    private final Map<E, Place> places = new HashMap<>();

    /** @param most turns at once; {@code mostOfUser} of them for entries of one user */
    public Turns(int most, int mostOfUser) {
        this.most = most;
        this.mostOfUser = mostOfUser;
    }

    /** An entry waits for its turn. If it had one it has it no more. */
    public void wait(E entry, Place place) {
        remove(entry);
        places.put(entry, place);
        waiting.computeIfAbsent(place.user, _ -> new TreeMap<>()).put(place, entry);
    }

    /** An entry has a turn already. */
    public void run(E entry, Place place) {
        remove(entry);
        running.put(entry, place);
    }

    /** An entry neither has a turn nor waits for one. */
    public void remove(E entry) {
        running.remove(entry);
        var place = Lookup.remove(places, entry);
        var ofUser = place == null ? null : Lookup.find(waiting, place.user);
        if (place != null && ofUser != null) {
            ofUser.remove(place);
            if (ofUser.isEmpty()) {
                waiting.remove(place.user);
            }
        }
    }

    /** Returns those that have a turn, in the order in which they got it. */
    public List<E> running() {
        return List.copyOf(running.keySet());
    }

    /**
     * Somebody gets a turn.
     *
     * @param next who gets it
     * @param instead who loses it; empty if there was one left
     */
    public record Turn<E>(E next, Optional<E> instead) {}

    /** Gives the next turn, if there is one; who loses it waits again. */
    public Optional<Turn<E>> give() {
        var next = first();
        if (next == null) {
            return Optional.empty();
        }
        Optional<E> instead = Optional.empty();
        if (running.size() >= most) {
            var last = running.entrySet().stream().max(Map.Entry.comparingByValue());
            if (last.isEmpty() || last.get().getValue().priority.compareTo(next.getKey().priority) <= 0) {
                return Optional.empty();
            }
            instead = Optional.of(last.get().getKey());
            wait(last.get().getKey(), last.get().getValue());
        }
        run(next.getValue(), next.getKey());
        return Optional.of(new Turn<>(next.getValue(), instead));
    }

    private Map.@Nullable Entry<Place, E> first() {
        Map.Entry<Place, E> best = null;
        for (var ofUser : waiting.entrySet()) {
            var first = ofUser.getValue().firstEntry();
            if ((best == null || first.getKey().compareTo(best.getKey()) < 0) && mayRun(ofUser.getKey())) {
                best = first;
            }
        }
        return best;
    }

    private boolean mayRun(String user) {
        return user.isEmpty()
                || running.values().stream()
                                .filter(place -> place.user.equals(user))
                                .count()
                        < mostOfUser;
    }
}
