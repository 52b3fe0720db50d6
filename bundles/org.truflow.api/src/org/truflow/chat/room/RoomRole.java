package org.truflow.chat.room;

/** What someone is in a room. Each may all that those below may. */
public enum RoomRole {
    /** Removes the room, gives roles. */
    OWNER,
    /** Keeps order: topic, kick, mute, slow mode, invitations. */
    MODERATOR,
    /** Reads and writes. */
    MEMBER;

    /** Returns whether this one stands above {@code other}. */
    public boolean above(RoomRole other) {
        return compareTo(other) < 0;
    }
}
