package org.truflow.protocol.tracker;

import java.util.List;
import java.util.Optional;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;

/**
 * Asks for people: those of the names and keys given, or, when none are given, a page of everyone in the order of their names.
 *
 * @param after name after which a page begins
 * @param limit most people of a page, 1 to 500
 * @param online only those who are there
 * @param watch whether changes of those answered are to be told from now on
 * @param names at most 500
 * @param keys at most 500
 */
public record AskPeople(
        Optional<String> after, int limit, boolean online, boolean watch, List<String> names, List<PeerId> keys)
        implements Message.Request<PeopleTold> {
    public static final int MOST = 500;

    public AskPeople {
        names = List.copyOf(names);
        keys = List.copyOf(keys);
    }

    /** Asks for a page. */
    public static AskPeople page(Optional<String> after, int limit, boolean online, boolean watch) {
        return new AskPeople(after, limit, online, watch, List.of(), List.of());
    }

    /** Asks for people of these names, and to be told of them from now on. */
    public static AskPeople watching(List<String> names) {
        return new AskPeople(Optional.empty(), MOST, false, true, names, List.of());
    }

    /** Asks whose keys these are. */
    public static AskPeople behind(List<PeerId> keys) {
        return new AskPeople(Optional.empty(), MOST, false, false, List.of(), keys);
    }
}
