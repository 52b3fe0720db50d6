package org.truflow.directory;

import java.util.List;
import java.util.Optional;

/**
 * Some of the people of a directory, by name.
 *
 * @param next name to continue after, empty on the last page
 * @param total how many people there are in all
 */
public record PeoplePage(List<Person> people, Optional<String> next, int total) {
    public PeoplePage {
        people = List.copyOf(people);
    }
}
