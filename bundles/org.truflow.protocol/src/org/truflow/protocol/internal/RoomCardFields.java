package org.truflow.protocol.internal;

import java.time.Duration;
import java.util.Optional;
import org.truflow.chat.room.Room;
import org.truflow.chat.room.RoomRole;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.room.AskRooms;
import org.truflow.protocol.room.RoomCard;
import org.truflow.protocol.room.RoomTold;
import org.truflow.protocol.room.RoomsTold;

/** {@code r number, n name, p topic, f invited, u asked, c members, h here, l role, s slow, y history, e earliest, z last, v roster} */
final class RoomCardFields {
    private static final RoomRole[] ROLES = RoomRole.values();

    private RoomCardFields() {}

    static void write(RoomCard card, MapWriter out) {
        var room = card.room();
        out.number("r", room.id())
                .text("n", room.name(), Limits.NAME)
                .text("p", room.topic(), RoomCard.TOPIC)
                .flag("f", room.invited())
                .flag("u", room.asked())
                .number("c", room.members())
                .number("h", room.here());
        room.role().ifPresent(role -> out.number("l", role.ordinal()));
        out.number("s", room.slow().toSeconds())
                .number("y", room.history())
                .number("e", card.earliest())
                .number("z", card.last())
                .number("v", card.roster());
    }

    static RoomCard read(MapReader in) throws MalformedMessageException {
        return new RoomCard(
                new Room(
                        in.number("r", 1, Long.MAX_VALUE),
                        in.text("n", Limits.NAME),
                        in.text("p", RoomCard.TOPIC),
                        in.flag("f"),
                        in.number("c", 0, Integer.MAX_VALUE),
                        in.number("h", 0, Integer.MAX_VALUE),
                        in.has("l") ? Optional.of(role("l", in)) : Optional.empty(),
                        in.flag("u"),
                        Duration.ofSeconds(in.number("s", 0, RoomCard.MOST_SLOW_SECONDS)),
                        in.number("y", 0, RoomCard.MOST_HISTORY)),
                in.number("e", 0, Long.MAX_VALUE),
                in.number("z", 0, Long.MAX_VALUE),
                in.number("v", 0, Long.MAX_VALUE));
    }

    static RoomRole role(String key, MapReader in) throws MalformedMessageException {
        return ROLES[in.number(key, 0, ROLES.length - 1)];
    }

    static void writeTold(RoomTold message, MapWriter out) {
        out.map("x", message.card(), RoomCardFields::write);
    }

    static RoomTold readTold(MapReader in) throws MalformedMessageException {
        return new RoomTold(in.map("x", RoomCardFields::read));
    }

    static void writeAsk(AskRooms message, MapWriter out) {
        out.text("a", message.after(), Limits.NAME).flag("o", message.mine()).number("l", message.limit());
    }

    static AskRooms readAsk(MapReader in) throws MalformedMessageException {
        return new AskRooms(in.optionalText("a", Limits.NAME), in.flag("o"), in.number("l", 1, AskRooms.MOST));
    }

    static void writeList(RoomsTold message, MapWriter out) {
        out.maps("x", message.rooms(), AskRooms.MOST, RoomCardFields::write).text("a", message.next(), Limits.NAME);
    }

    static RoomsTold readList(MapReader in) throws MalformedMessageException {
        return new RoomsTold(in.maps("x", AskRooms.MOST, RoomCardFields::read), in.optionalText("a", Limits.NAME));
    }
}
