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
 * same however many wait.
 *
 * <p>An entry that had its turn for nothing may want it again and again, before all that come after it: so for each turn that was for
 * nothing another goes to the first entry of which that is not known; and among them the one is first whose last turn is longest
 * ago. One owner at a time.
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

    /** Those that wait together. @param inVain whether their last turn was for nothing */
    private record Line(String user, boolean inVain) {}

    /** @param after its last turn, which was for nothing; 0 if it was not */
    private record Spot(Place place, long after) implements Comparable<Spot> {
        private static final Comparator<Spot> ORDER = Comparator.comparing((Spot spot) -> spot.place.priority)
                .thenComparingLong(Spot::after)
                .thenComparing(Spot::place);

        Line line() {
            return new Line(place.user, after > 0);
        }

        @Override
        public int compareTo(Spot other) {
            return ORDER.compare(this, other);
        }
    }

    private final int most;
    private final int mostOfUser;
    private final Map<E, Place> running = new LinkedHashMap<>();
    private final Map<Line, NavigableMap<Spot, E>> waiting = new HashMap<>();
    private final Map<E, Spot> spots = new HashMap<>();
    private int owed;
    private long inVain;

    /** @param most turns at once; {@code mostOfUser} of them for entries of one user */
    public Turns(int most, int mostOfUser) {
        this.most = most;
        this.mostOfUser = mostOfUser;
    }

    /** An entry waits for its turn. If it had one it has it no more. */
    public void wait(E entry, Place place) {
        wait(entry, place, 0);
    }

    /** @param after its last turn, which was for nothing, as {@link #inVain()} numbered it; 0 if it was not */
    public void wait(E entry, Place place, long after) {
        remove(entry);
        var spot = new Spot(place, after);
        spots.put(entry, spot);
        waiting.computeIfAbsent(spot.line(), _ -> new TreeMap<>()).put(spot, entry);
    }

    /** Somebody had a turn for nothing. Returns its number, from 1. */
    public long inVain() {
        owed = Math.min(owed + 1, most);
        return ++inVain;
    }

    /** An entry has a turn already. */
    public void run(E entry, Place place) {
        remove(entry);
        running.put(entry, place);
    }

    /** An entry neither has a turn nor waits for one. */
    public void remove(E entry) {
        running.remove(entry);
        var spot = Lookup.remove(spots, entry);
        var line = spot == null ? null : Lookup.find(waiting, spot.line());
        if (spot != null && line != null) {
            line.remove(spot);
            if (line.isEmpty()) {
                waiting.remove(spot.line());
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
        var other = owed > 0 ? first(false) : null;
        var next = other == null ? first(true) : other;
        if (next == null) {
            return Optional.empty();
        }
        Optional<E> instead = Optional.empty();
        if (running.size() >= most) {
            var last = running.entrySet().stream().max(Map.Entry.comparingByValue());
            if (last.isEmpty() || last.get().getValue().priority.compareTo(next.getKey().place.priority) <= 0) {
                return Optional.empty();
            }
            instead = Optional.of(last.get().getKey());
            wait(last.get().getKey(), last.get().getValue());
        }
        owed -= next.equals(other) ? 1 : 0;
        run(next.getValue(), next.getKey().place);
        return Optional.of(new Turn<>(next.getValue(), instead));
    }

    private Map.@Nullable Entry<Spot, E> first(boolean evenInVain) {
        Map.Entry<Spot, E> best = null;
        for (var line : waiting.entrySet()) {
            var first = line.getValue().firstEntry();
            if ((evenInVain || !line.getKey().inVain)
                    && (best == null || first.getKey().place.compareTo(best.getKey().place) < 0)
                    && mayRun(line.getKey().user)) {
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
