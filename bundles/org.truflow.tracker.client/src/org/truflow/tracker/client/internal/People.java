package org.truflow.tracker.client.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    private final TreeMap<String, Person> byName = new TreeMap<>();
    private final Map<PeerId, Person> byPeer = new HashMap<>();
    /** Known from an earlier list; forgotten when the new one is complete, so that nobody is a stranger while it comes. */
    private final Set<String> unconfirmed = new HashSet<>();

    private boolean full;

    synchronized List<Person> all() {
        return new ArrayList<>(byName.values());
    }

    synchronized Optional<Person> find(PeerId peer) {
        return Optional.ofNullable(byPeer.get(peer));
    }

    synchronized void apply(PresenceChanged change) {
        if (change.full()) {
            unconfirmed.addAll(byName.keySet());
        }
        change.people().forEach(this::put);
        change.removed().forEach(this::remove);
        if (change.people().size() + change.removed().size() < PresenceChanged.MOST) {
            // The end of a list, or news after it.
            new ArrayList<>(unconfirmed).forEach(this::remove);
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
    }

    private void remove(String name) {
        unconfirmed.remove(name);
        Optional.ofNullable(byName.remove(name))
                .ifPresent(gone -> gone.peers().forEach(peer -> byPeer.remove(peer, gone)));
    }
}
