package org.truflow.protocol.tracker;

import java.util.List;
import org.truflow.directory.Person;
import org.truflow.protocol.Message;

/**
 * Tells who is there. The first after registering says {@code full} and begins a new list; what follows changes it. The
 * list is complete with the first message that holds fewer than {@link #MOST} people and names: until then a receiver
 * may keep those it knew before.
 *
 * @param partial whether only people are told of that this session asked to be told of, and a few it meets: the list is
 *     then not everyone
 * @param people at most 500; a longer list comes in several. Of a person's peers only 32 are told
 * @param removed names that are no longer registered, at most 500
 */
public record PresenceChanged(boolean full, boolean partial, List<Person> people, List<String> removed)
        implements Message.Push {
    public static final int MOST = 500;

    public PresenceChanged {
        people = List.copyOf(people);
        removed = List.copyOf(removed);
    }

    /** Tells of everyone. */
    public PresenceChanged(boolean full, List<Person> people, List<String> removed) {
        this(full, false, people, removed);
    }
}
