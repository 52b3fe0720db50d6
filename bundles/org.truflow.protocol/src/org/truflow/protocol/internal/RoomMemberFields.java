package org.truflow.protocol.internal;

import java.util.Optional;
import org.truflow.chat.room.RoomMember;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.room.AskRoomMembers;
import org.truflow.protocol.room.EnterRoom;
import org.truflow.protocol.room.MemberCard;
import org.truflow.protocol.room.RoomMembersTold;

/** A member is {@code n name, l role, f here, m muted until, k keys}. */
final class RoomMemberFields {
    private RoomMemberFields() {}

    static void writeAsk(AskRoomMembers message, MapWriter out) {
        out.number("r", message.room()).text("a", message.after(), Limits.NAME).number("l", message.limit());
    }

    static AskRoomMembers readAsk(MapReader in) throws MalformedMessageException {
        return new AskRoomMembers(
                in.number("r", 1, Long.MAX_VALUE),
                in.optionalText("a", Limits.NAME),
                in.number("l", 1, AskRoomMembers.MOST));
    }

    static void writeTold(RoomMembersTold message, MapWriter out) {
        out.maps("x", message.members(), AskRoomMembers.MOST, RoomMemberFields::write)
                .text("a", message.next(), Limits.NAME)
                .number("v", message.roster());
    }

    static RoomMembersTold readTold(MapReader in) throws MalformedMessageException {
        return new RoomMembersTold(
                in.maps("x", AskRoomMembers.MOST, RoomMemberFields::read),
                in.optionalText("a", Limits.NAME),
                in.number("v", 0, Long.MAX_VALUE));
    }

    private static void write(MemberCard card, MapWriter out) {
        var member = card.member();
        out.text("n", member.name(), Limits.NAME)
                .number("l", member.role().ordinal())
                .flag("f", member.here());
        member.muted().ifPresent(until -> out.instant("m", until));
        out.bytes("k", card.keys(), MemberCard.MOST_KEYS, EnterRoom.MOST_KEY);
    }

    private static MemberCard read(MapReader in) throws MalformedMessageException {
        return new MemberCard(
                new RoomMember(
                        in.text("n", Limits.NAME),
                        RoomCardFields.role("l", in),
                        in.flag("f"),
                        in.has("m") ? Optional.of(in.instant("m")) : Optional.empty()),
                in.bytes("k", MemberCard.MOST_KEYS, EnterRoom.MOST_KEY));
    }
}
