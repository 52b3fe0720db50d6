package org.truflow.protocol.room;

import java.util.List;
import java.util.Optional;
import org.truflow.protocol.Message;

/**
 * @param members by name
 * @param next name to continue after; empty on the last page
 * @param roster as in {@link RoomCard}
 */
public record RoomMembersTold(List<MemberCard> members, Optional<String> next, long roster) implements Message {
    public RoomMembersTold {
        members = List.copyOf(members);
    }
}
