package org.truflow.protocol.tracker;

import java.util.List;
import java.util.Optional;
import org.truflow.directory.Person;
import org.truflow.protocol.Message;

/**
 * @param people at most 500, by name; who is not known is missing
 * @param next name to continue after, empty on the last page
 * @param total how many people there are in all that the asker may know of
 */
public record PeopleTold(List<Person> people, Optional<String> next, int total) implements Message {
    public PeopleTold {
        people = List.copyOf(people);
    }
}
