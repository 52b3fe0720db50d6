package org.truflow.ui.people.internal;

import java.util.List;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Person;

/**
 * What a directory said, at one moment.
 *
 * @param address to tell others, may be empty
 * @param people whom it told of so far
 * @param total how many there are in all, as far as that is known
 */
record Roster(String directory, String address, DirectoryState state, List<Person> people, int total) {
    Roster {
        people = List.copyOf(people);
    }

    /** Returns whether it told of some people only. */
    boolean partial() {
        return total > people.size();
    }
}
