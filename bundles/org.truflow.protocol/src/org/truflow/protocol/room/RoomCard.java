package org.truflow.protocol.room;

import org.truflow.chat.room.Room;
import org.truflow.protocol.TextLimit;

/**
 * A room, and where its lines stand.
 *
 * @param earliest number of the earliest line that the asker may still read; more than {@code last} if there is none
 * @param last number of the newest line; 0 if there never was one
 * @param roster grows whenever the members of an invited room, or their devices, change
 */
public record RoomCard(Room room, long earliest, long last, long roster) {
    public static final TextLimit TOPIC = TextLimit.ofCharacters(500);
    public static final int MOST_HISTORY = 10_000;
    public static final int MOST_SLOW_SECONDS = 24 * 3_600;
}
