package org.truflow.protocol.room;

import org.truflow.protocol.Message;
import org.truflow.protocol.account.Done;

/**
 * Changes a room, or the asker's place in it.
 *
 * @param whom a user, or empty
 * @param text a topic or reason, or empty
 * @param number seconds, lines or a role, or 0
 */
public record ChangeRoom(long room, Action action, String whom, String text, long number)
        implements Message.Request<Done> {
    public static final long MOST_NUMBER = 366L * 24 * 3_600;

    /** By its number on the wire. */
    public enum Action {
        LEAVE,
        TOPIC,
        INVITE,
        UNINVITE,
        KICK,
        BAN,
        UNBAN,
        MUTE,
        ROLE,
        SLOW,
        HISTORY,
        REMOVE
    }
}
