package org.truflow.transfer.swarm.internal.queue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.transfer.Priority;
import org.truflow.transfer.QueuePlace;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.queue.Turns.Place;

/**
 * The queue as people see it and put it in order. A place is a rank with room to the next, so that moving one entry changes
 * no other; only when the room between two is used up, all of that priority get new ranks. One owner at a time.
 *
 * @param <E> what is in the queue
 */
public final class QueueOrder<E> {
    private static final Place FIRST = new Place(Priority.HIGH, Long.MIN_VALUE, Long.MIN_VALUE, "");
    private static final Place LAST = new Place(Priority.LOW, Long.MAX_VALUE, Long.MAX_VALUE, "");

    private final NavigableMap<Place, E> all = new TreeMap<>();
    private final Map<E, Place> places = new HashMap<>();

    /** Puts an entry where it belongs; it may be in the queue already. */
    public void put(E entry, Place place) {
        remove(entry);
        places.put(entry, place);
        all.put(place, entry);
    }

    public void remove(E entry) {
        var place = Lookup.remove(places, entry);
        if (place != null) {
            all.remove(place);
        }
    }

    /** Returns all, first who comes first. */
    public List<E> entries() {
        return List.copyOf(all.values());
    }

    /** Returns the rank for one that is to be the last of its priority. */
    public long lastRank(Priority priority) {
        var others = of(priority);
        return others.isEmpty() ? Item.RANK_STEP : others.lastKey().rank() + Item.RANK_STEP;
    }

    private NavigableMap<Place, E> of(Priority priority) {
        return all.subMap(
                new Place(priority, Long.MIN_VALUE, Long.MIN_VALUE, ""),
                true,
                new Place(priority, Long.MAX_VALUE, Long.MAX_VALUE, ""),
                true);
    }

    /**
     * Finds out how to move an entry; nothing is moved before {@link #put} is told.
     *
     * @return new ranks; of {@code entry} alone, or of many; none if it is not in the queue or stays where it is
     */
    public Map<E, Long> move(E entry, QueuePlace to) {
        var place = Lookup.find(places, entry);
        if (place == null) {
            return Map.of();
        }
        var others = new TreeMap<>(of(place.priority()));
        others.remove(place);
        @Nullable Place before = null;
        switch (to) {
            case QueuePlace.First _ -> {
                // Nobody is before it.
            }
            case QueuePlace.Last _ -> before = lower(others, LAST);
            case QueuePlace.Up _ -> {
                var above = lower(others, place);
                before = above == null ? null : lower(others, above);
            }
            case QueuePlace.Down _ -> {
                var below = higher(others, place);
                before = below == null ? lower(others, place) : below;
            }
            case QueuePlace.At(var index) -> before = index == 0 ? null : at(others, index - 1);
        }
        if (Objects.equals(before, lower(others, place))) {
            return Map.of();
        }
        return between(entry, before, others);
    }

    private static <E> @Nullable Place at(NavigableMap<Place, E> others, int index) {
        return index >= others.size()
                ? lower(others, LAST)
                : others.keySet().stream().skip(index).findFirst().orElseThrow();
    }

    /** @param before who is to come right before {@code entry}; null if nobody */
    private static <E> Map<E, Long> between(E entry, @Nullable Place before, NavigableMap<Place, E> others) {
        var after = before == null ? higher(others, FIRST) : higher(others, before);
        if (before == null) {
            return after == null ? Map.of() : Map.of(entry, after.rank() - Item.RANK_STEP);
        } else if (after == null) {
            return Map.of(entry, before.rank() + Item.RANK_STEP);
        }
        var middle = before.rank() + (after.rank() - before.rank()) / 2;
        return middle > before.rank() ? Map.of(entry, middle) : renumbered(entry, before, others);
    }

    private static <E> Map<E, Long> renumbered(E entry, Place before, NavigableMap<Place, E> others) {
        var ranks = new LinkedHashMap<E, Long>();
        for (var other : others.entrySet()) {
            ranks.put(other.getValue(), (ranks.size() + 1) * Item.RANK_STEP);
            if (other.getKey().equals(before)) {
                ranks.put(entry, (ranks.size() + 1) * Item.RANK_STEP);
            }
        }
        return ranks;
    }

    private static @Nullable Place lower(NavigableMap<Place, ?> among, Place place) {
        return among.lowerKey(place);
    }

    private static @Nullable Place higher(NavigableMap<Place, ?> among, Place place) {
        return among.higherKey(place);
    }
}
