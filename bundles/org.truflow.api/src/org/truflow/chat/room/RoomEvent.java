package org.truflow.chat.room;

import java.util.UUID;

/** What listeners hear of. */
public sealed interface RoomEvent {
    /** Returns the name of the room. */
    String room();

    /** A line came; each is told once, in the order of their numbers. */
    record Came(String room, RoomLine line) implements RoomEvent {}

    /** Somebody asks this person in. */
    record Invited(String room, String by) implements RoomEvent {}

    /** This person does not belong to the room any more, or it is gone. */
    record Closed(String room, String reason) implements RoomEvent {}

    /** What was said was not taken, and will not be. */
    record Refused(String room, UUID id, String reason) implements RoomEvent {}
}
