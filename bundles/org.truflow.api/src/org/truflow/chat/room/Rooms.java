package org.truflow.chat.room;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.truflow.event.Subscription;

/**
 * The rooms of a tracker. Whoever joined one belongs to it until leaving it; after a lost connection or a restart what was
 * missed is fetched, so that each line comes once and in order.
 *
 * <p><b>Threads.</b> Call from any thread. Methods that return a stage do not wait; the others may wait for the disk. Stages
 * complete on engine threads, within a minute unless said otherwise, and fail with {@link IOException}, whose message a
 * person understands. Names of rooms are compared as the tracker shows them.
 */
public interface Rooms {
    /** Most bytes of a text in UTF-8. */
    int MOST_TEXT = 16 << 10;

    /** Returns what people call the tracker. */
    String place();

    /** Returns the rooms that this device knows to belong to, by name; also while the tracker is away. */
    List<Room> joined();

    /**
     * Asks for public rooms, and for others that this person belongs to or is asked into.
     *
     * @param after name to continue after
     * @param limit 1 to 200
     */
    CompletionStage<RoomPage> list(Optional<String> after, int limit);

    /**
     * Makes a room and joins it as its owner.
     *
     * @param topic at most 500 characters, may be empty. The tracker reads names and topics, also of invited rooms
     * @param invited whether only those who are invited get in, and what is said is encrypted for members
     * @param history lines that newcomers of a public room may read
     */
    CompletionStage<Room> create(String name, String topic, boolean invited, int history);

    /** Joins; does nothing but ask for news if this device has joined. */
    CompletionStage<Room> join(String name);

    /** Leaves; what was kept of the room is forgotten. */
    CompletionStage<Void> leave(String name);

    /**
     * Says something. It is on disk when this returns, and goes to the tracker in order, as often as it takes.
     *
     * @throws IOException if this device has not joined the room, the text is empty or too long, or too much waits already
     */
    Saying say(String room, String text) throws IOException;

    /** Changes what was said with the own name. */
    Saying edit(String room, long number, String text) throws IOException;

    /** Deletes what was said with the own name, or as a moderator by others. Nobody can call back what was read before. */
    Saying delete(String room, long number) throws IOException;

    /**
     * Returns lines that are kept here, oldest first.
     *
     * @param before only lines of lower numbers; {@link Long#MAX_VALUE} for the newest
     * @param limit at most 1,000
     * @throws IOException if this device has not joined the room
     */
    List<RoomLine> history(String room, long before, int limit) throws IOException;

    /** Asks who belongs to a room, by name. */
    CompletionStage<List<RoomMember>> members(String room);

    /** Does what those may who keep order. */
    CompletionStage<Void> change(String room, RoomChange change);

    /** Calls {@code listener} one call at a time, on an engine thread. It must return soon: other listeners wait. */
    Subscription subscribe(Consumer<RoomEvent> listener);
}
