package org.truflow.ui.people.internal;

import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.PeoplePage;
import org.truflow.directory.Person;

/**
 * The people of one directory, asked for page by page where it has too many to tell of all: first those who are there, then everyone.
 * For any number of threads; does not wait.
 */
final class Crowd {
    private static final Logger LOG = LoggerFactory.getLogger(Crowd.class);

    /** People asked for at once. */
    static final int PAGE = 500;

    /** However far somebody scrolls. */
    static final int MOST = 200_000;

    private final PeerDirectory directory;
    private final String address;
    private final Runnable changed;
    private final TreeMap<String, Person> paged = new TreeMap<>();
    private Optional<String> after = Optional.empty();
    private boolean onlineOnly = true;
    private boolean ended;
    private boolean asking;
    private boolean met;
    private boolean partial;
    private int total;

    /** @param changed called on any thread after more people are known */
    Crowd(PeerDirectory directory, String address, Runnable changed) {
        this.directory = directory;
        this.address = address;
        this.changed = changed;
    }

    /** Returns who is known, and how the directory stands; asks how many there are whenever it was reached anew. */
    Roster roster() {
        var state = directory.state();
        var known = directory.people();
        if (state instanceof DirectoryState.Online) {
            if (begins()) {
                more();
            }
        } else {
            away();
        }
        synchronized (this) {
            if (!partial) {
                return new Roster(directory.name(), address, state, known, known.size());
            }
            // What memory knows is newer than a page.
            var all = new TreeMap<>(paged);
            known.forEach(person -> all.put(person.name(), person));
            return new Roster(directory.name(), address, state, new ArrayList<>(all.values()), total);
        }
    }

    private synchronized boolean begins() {
        if (met) {
            return false;
        }
        met = true;
        after = Optional.empty();
        onlineOnly = true;
        ended = false;
        return true;
    }

    private synchronized void away() {
        met = false;
    }

    /** Asks for the next page, if there is one, and none is on its way. */
    void more() {
        Optional<String> from;
        boolean only;
        synchronized (this) {
            if (asking || ended || paged.size() >= MOST) {
                return;
            }
            asking = true;
            from = after;
            only = onlineOnly;
        }
        directory.people(from, PAGE, only).whenComplete((page, failure) -> {
            if (failure == null) {
                take(page, directory.people().size());
            } else {
                LOG.debug("no page of people", failure);
                failed();
            }
            changed.run();
        });
    }

    private synchronized void take(PeoplePage page, int known) {
        asking = false;
        total = page.total();
        partial = total > known;
        page.people().forEach(person -> paged.put(person.name(), person));
        after = page.next();
        if (after.isEmpty()) {
            ended = !onlineOnly || !partial;
            onlineOnly = false;
        }
    }

    private synchronized void failed() {
        asking = false;
    }

    /** Asks for the one of this very name. */
    void find(String name) {
        directory.find(name).whenComplete((found, failure) -> {
            if (failure == null && found.isPresent()) {
                keep(found.get());
                changed.run();
            }
        });
    }

    private synchronized void keep(Person person) {
        paged.put(person.name(), person);
    }
}
