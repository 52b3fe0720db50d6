package org.truflow.protocol.room;

import java.util.Optional;
import org.truflow.protocol.Message;

/**
 * @param after name to continue after
 * @param limit 1 to 500
 */
public record AskRoomMembers(long room, Optional<String> after, int limit) implements Message.Request<RoomMembersTold> {
    public static final int MOST = 500;
}
