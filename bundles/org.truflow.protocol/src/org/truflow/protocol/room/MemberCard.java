package org.truflow.protocol.room;

import java.util.List;
import org.truflow.chat.room.RoomMember;

/** @param keys of the member's devices, as {@link EnterRoom} told them; none in a public room */
public record MemberCard(RoomMember member, List<byte[]> keys) {
    public static final int MOST_KEYS = 8;

    public MemberCard {
        keys = List.copyOf(keys);
    }
}
