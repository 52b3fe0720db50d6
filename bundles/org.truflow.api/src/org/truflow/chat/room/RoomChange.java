package org.truflow.chat.room;

import java.time.Duration;

/** What those who keep order in a room can do. Names are those of users of the tracker. */
public sealed interface RoomChange {
    /** @param text at most 500 characters */
    record Topic(String text) implements RoomChange {}

    record Invite(String user) implements RoomChange {}

    /** Takes an invitation back. */
    record Uninvite(String user) implements RoomChange {}

    /** Puts someone out, who may come again if the room is public. */
    record Kick(String user, String reason) implements RoomChange {}

    /** Puts someone out for good. */
    record Ban(String user, String reason) implements RoomChange {}

    record Unban(String user) implements RoomChange {}

    /** @param time in seconds; zero lets the user write again */
    record Mute(String user, Duration time) implements RoomChange {}

    record Grant(String user, RoomRole role) implements RoomChange {}

    /** @param pause the least between two lines of a member, in seconds; zero for none */
    record Slow(Duration pause) implements RoomChange {}

    /** @param lines that newcomers of a public room may read */
    record History(int lines) implements RoomChange {}

    /** Ends the room for all. */
    record Remove(String reason) implements RoomChange {}
}
