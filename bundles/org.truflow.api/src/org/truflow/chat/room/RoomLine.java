package org.truflow.chat.room;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that was said or done in a room.
 *
 * @param number counts the lines of the room, from 1 on; what is not told of leaves gaps
 * @param id of the message, the same in all that is known of it
 * @param time by the tracker's clock
 * @param from whoever said or did it, as the tracker knows; empty for the owner of the tracker
 * @param of the line that is edited or deleted; 0 for none
 * @param text what was said, or whom or what it is about. As it came: whoever shows it takes out what steers a terminal
 * @param own whether it was said on this device
 */
public record RoomLine(long number, UUID id, Instant time, String from, Kind kind, long of, String text, boolean own) {

    /** What happened. */
    public enum Kind {
        SAID,
        /** The line {@link RoomLine#of} reads as this one now. */
        EDITED,
        /** The line {@link RoomLine#of} is gone. */
        DELETED,
        /** Said, and not to be read here; the text says why. */
        UNREADABLE,
        JOINED,
        LEFT,
        /** The text is who was put out, then perhaps a space and the reason. */
        KICKED,
        /** The text is the new topic. */
        TOPIC,
        /** The text is who, a space, and the new role. */
        ROLE,
        /** The text is who, a space, and for how many seconds; 0 for no longer. */
        MUTED,
        /** The text is the least number of seconds between two lines of a member. */
        SLOW,
        /** Something that this version does not know. */
        OTHER
    }
}
