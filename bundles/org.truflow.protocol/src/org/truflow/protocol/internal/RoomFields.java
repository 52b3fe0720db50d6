package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.room.ChangeRoom;
import org.truflow.protocol.room.EnterRoom;
import org.truflow.protocol.room.OpenRoom;
import org.truflow.protocol.room.RoomCard;
import org.truflow.protocol.room.RoomNotice;

/** What concerns a room as a whole: {@code r room, n name, k key}, and what each says. */
final class RoomFields {
    private static final ChangeRoom.Action[] ACTIONS = ChangeRoom.Action.values();

    private RoomFields() {}

    static void writeOpen(OpenRoom message, MapWriter out) {
        out.text("n", message.name(), Limits.NAME)
                .text("p", message.topic(), RoomCard.TOPIC)
                .flag("f", message.invited())
                .number("y", message.history())
                .bytes("k", message.key(), EnterRoom.MOST_KEY);
    }

    static OpenRoom readOpen(MapReader in) throws MalformedMessageException {
        return new OpenRoom(
                in.text("n", Limits.NAME),
                in.text("p", RoomCard.TOPIC),
                in.flag("f"),
                in.number("y", 0, RoomCard.MOST_HISTORY),
                in.bytes("k", EnterRoom.MOST_KEY));
    }

    static void writeEnter(EnterRoom message, MapWriter out) {
        out.number("r", message.room())
                .text("n", message.name(), Limits.NAME)
                .bytes("k", message.key(), EnterRoom.MOST_KEY);
    }

    static EnterRoom readEnter(MapReader in) throws MalformedMessageException {
        return new EnterRoom(
                in.number("r", 0, Long.MAX_VALUE), in.text("n", Limits.NAME), in.bytes("k", EnterRoom.MOST_KEY));
    }

    static void writeChange(ChangeRoom message, MapWriter out) {
        out.number("r", message.room())
                .number("a", message.action().ordinal())
                .text("u", message.whom(), Limits.NAME)
                .text("p", message.text(), RoomCard.TOPIC)
                .number("c", message.number());
    }

    static ChangeRoom readChange(MapReader in) throws MalformedMessageException {
        return new ChangeRoom(
                in.number("r", 1, Long.MAX_VALUE),
                ACTIONS[in.number("a", 0, ACTIONS.length - 1)],
                in.text("u", Limits.NAME),
                in.text("p", RoomCard.TOPIC),
                in.number("c", 0, ChangeRoom.MOST_NUMBER));
    }

    static void writeNotice(RoomNotice message, MapWriter out) {
        out.number("r", message.room())
                .text("n", message.name(), Limits.NAME)
                .flag("f", message.closed())
                .cutText("p", message.text(), Limits.ERROR_TEXT);
    }

    static RoomNotice readNotice(MapReader in) throws MalformedMessageException {
        return new RoomNotice(
                in.number("r", 1, Long.MAX_VALUE),
                in.text("n", Limits.NAME),
                in.flag("f"),
                in.cleanText("p", Limits.ERROR_TEXT));
    }
}
