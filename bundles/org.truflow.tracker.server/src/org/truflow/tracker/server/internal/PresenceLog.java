package org.truflow.tracker.server.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.truflow.directory.Person;
import org.truflow.protocol.tracker.PresenceChanged;

/**
 * Everyone, in the order of their last change. Each person stands in it once, so what a session has still to be told
 * is one number: a slow session costs no more memory than a fast one, and gets changes merged. Safe for any number of
 * threads.
 */
final class PresenceLog {
    private final TreeMap<Long, Change> changes = new TreeMap<>();
    private final NavigableMap<String, Long> positions = new TreeMap<>();
    private long last;

    /** @param person empty when the name is no longer registered */
    private record Change(String name, Optional<Person> person) {}

    /**
     * @param position where to go on
     * @param last whether the list is at its end
     */
    record Page(PresenceChanged message, long position, boolean last) {}

    /** Returns the position of the last change. */
    synchronized long last() {
        return last;
    }

    /** Notes how a person stands now. @return false if nothing is new */
    synchronized boolean put(Person person) {
        return put(person.name(), Optional.of(person));
    }

    /** Notes that a name is gone. @return false if nothing is new */
    synchronized boolean remove(String name) {
        return positions.containsKey(name) && put(name, Optional.empty());
    }

    private boolean put(String name, Optional<Person> person) {
        var change = new Change(name, person);
        // Positions begin at 1: at 0 nothing stands.
        var position = positions.getOrDefault(name, 0L);
        if (position != 0) {
            if (change.equals(changes.get(position))) {
                return false;
            }
            changes.remove(position);
        }
        last++;
        changes.put(last, change);
        positions.put(name, last);
        return true;
    }

    /** Returns what came after {@code position}, at most {@link PresenceChanged#MOST} people and names. */
    synchronized Page after(long position) {
        var people = new ArrayList<Person>();
        var removed = new ArrayList<String>();
        var reached = position;
        for (var entry : changes.tailMap(position, false).entrySet()) {
            if (people.size() + removed.size() == PresenceChanged.MOST) {
                return page(position, people, removed, reached, false);
            }
            entry.getValue()
                    .person()
                    .ifPresentOrElse(
                            people::add, () -> removed.add(entry.getValue().name()));
            reached = entry.getKey();
        }
        return page(
                position,
                people,
                removed,
                Math.max(reached, last),
                people.size() + removed.size() < PresenceChanged.MOST);
    }

    private static Page page(
            long from, ArrayList<Person> people, ArrayList<String> removed, long reached, boolean last) {
        return new Page(new PresenceChanged(from == Member.NEW, people, removed), reached, last);
    }

    /** Returns the names that changed after {@code position}, with the position of the last of them. */
    synchronized News news(long position) {
        var names = changes.tailMap(position, false).values().stream()
                .map(Change::name)
                .toList();
        return new News(names, last);
    }

    /** @param position where to go on */
    record News(List<String> names, long position) {}

    synchronized Optional<Person> person(String name) {
        return Optional.ofNullable(positions.get(name))
                .flatMap(position -> Optional.ofNullable(changes.get(position)))
                .flatMap(Change::person);
    }

    /** Returns everyone by name, at most {@code limit} after a name, of those that {@code wanted} wants. */
    synchronized List<Person> people(String after, int limit, Predicate<Person> wanted) {
        return positions.tailMap(after, false).values().stream()
                .flatMap(position -> Optional.ofNullable(changes.get(position)).stream())
                .flatMap(change -> change.person().stream())
                .filter(wanted)
                .limit(limit)
                .toList();
    }

    /** Returns how many people there are, those who are gone and not forgotten yet among them. */
    synchronized int size() {
        return positions.size();
    }

    /** Forgets names that are gone, which everyone who was told {@code position} has heard of. */
    synchronized void forgetGone(long position) {
        changes.headMap(position, true).values().removeIf(change -> {
            var gone = change.person().isEmpty();
            if (gone) {
                positions.remove(change.name());
            }
            return gone;
        });
    }
}
