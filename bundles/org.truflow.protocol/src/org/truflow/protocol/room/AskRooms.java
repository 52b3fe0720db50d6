package org.truflow.protocol.room;

import java.util.Optional;
import org.truflow.protocol.Message;

/**
 * Asks for rooms, by name.
 *
 * @param after name to continue after
 * @param mine only those that the asker belongs to or is invited into
 * @param limit 1 to 200
 */
public record AskRooms(Optional<String> after, boolean mine, int limit) implements Message.Request<RoomsTold> {
    public static final int MOST = 200;
}
