package org.truflow.tracker.client.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.Person;
import org.truflow.id.PeerId;
import org.truflow.protocol.tracker.PresenceChanged;

/** Everyone a tracker told of, kept while it cannot be reached. Bounded, whatever the tracker says. Safe for any number of threads. */
final class People {
    static final int MOST = 200_000;
    /** Of a list that is not everyone, no more than the tracker keeps up to date. */
    static final int MOST_OF_PARTIAL = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    private final TreeMap<String, Person> byName = new TreeMap<>();
    private final Map<PeerId, Person> byPeer = new HashMap<>();
    /** Names in the order in which they were asked for or told of last; only while the list is not everyone. */
    private final LinkedHashMap<String, Boolean> recent = new LinkedHashMap<>(16, 0.75f, true);
    /** Known from an earlier list; forgotten when the new one is complete, so that nobody is a stranger while it comes. */
    private final Set<String> unconfirmed = new HashSet<>();
    /** Told of by a push since a question was asked: its answer is older. */
    private final Set<String> toldMeanwhile = new HashSet<>();

    private int questions;
    private boolean partial;
    private boolean full;

    synchronized List<Person> all() {
        return new ArrayList<>(byName.values());
    }

    /** Returns names in the order in which they came up, the last one last. */
    synchronized List<String> recent() {
        return new ArrayList<>(recent.keySet());
    }

    synchronized Optional<Person> find(PeerId peer) {
        return Optional.ofNullable(byPeer.get(peer));
    }

    synchronized Optional<Person> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns whether the tracker tells only of those who were asked for. */
    synchronized boolean partial() {
        return partial;
    }

    synchronized void apply(PresenceChanged change) {
        if (change.partial() && !partial) {
            byName.keySet().forEach(name -> recent.put(name, true));
            unconfirmed.clear();
        } else if (!change.partial()) {
            recent.clear();
        }
        partial = change.partial();
        if (change.full() && !partial) {
            unconfirmed.addAll(byName.keySet());
        }
        change.people().forEach(this::put);
        change.removed().forEach(this::remove);
        if (questions > 0) {
            change.people().forEach(person -> toldMeanwhile.add(person.name()));
            toldMeanwhile.addAll(change.removed());
        }
        if (change.people().size() + change.removed().size() < PresenceChanged.MOST) {
            // The end of a list, or news after it.
            new ArrayList<>(unconfirmed).forEach(this::remove);
        }
    }

    /** A question about people is on its way; {@link #answered} or {@link #unanswered} has to follow. */
    synchronized void asked() {
        questions++;
    }

    /** Takes what was answered, but for what was told meanwhile. @param asked names asked for: who is missing is gone */
    synchronized void answered(Collection<Person> people, Collection<String> asked) {
        var missing = new HashSet<>(asked);
        for (var person : people) {
            missing.remove(person.name());
            if (!toldMeanwhile.contains(person.name())) {
                put(person);
            }
        }
        missing.removeAll(toldMeanwhile);
        missing.forEach(this::remove);
        unanswered();
    }

    synchronized void unanswered() {
        if (--questions == 0) {
            toldMeanwhile.clear();
        }
    }

    private void put(Person person) {
        remove(person.name());
        if (byName.size() >= MOST) {
            if (!full) {
                LOG.warn("the tracker tells of more than {} people; the others are left out", MOST);
            }
            full = true;
            return;
        }
        byName.put(person.name(), person);
        person.peers().forEach(peer -> byPeer.put(peer, person));
        if (partial) {
            recent.put(person.name(), true);
            while (recent.size() > MOST_OF_PARTIAL) {
                remove(recent.firstEntry().getKey());
            }
        }
    }

    private void remove(String name) {
        unconfirmed.remove(name);
        recent.remove(name);
        Optional.ofNullable(byName.remove(name))
                .ifPresent(gone -> gone.peers().forEach(peer -> byPeer.remove(peer, gone)));
    }
}
