package org.truflow.protocol.internal;

import org.truflow.id.PeerId;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.room.AskLines;
import org.truflow.protocol.room.LineKind;
import org.truflow.protocol.room.LinesTold;
import org.truflow.protocol.room.RoomEntry;
import org.truflow.protocol.room.RoomNews;
import org.truflow.protocol.room.Said;
import org.truflow.protocol.room.SayInRoom;

/** A line is {@code q number, m time, n from, d device, k kind, g of, j id, y body}; the messages that carry some name the room {@code r}. */
final class RoomLineFields {
    private static final int MOST_SAID = LineKind.KEYS.number();

    private RoomLineFields() {}

    static void write(RoomEntry line, MapWriter out) {
        out.number("q", line.number())
                .instant("m", line.time())
                .text("n", line.from(), Limits.NAME)
                .hash("d", line.device().map(PeerId::value))
                .number("k", line.kind().number())
                .number("g", line.of())
                .bytes("j", UuidFields.bytes(line.id()), UuidFields.BYTES)
                .bytes("y", line.body(), SayInRoom.MOST_BODY);
    }

    static RoomEntry read(MapReader in) throws MalformedMessageException {
        return new RoomEntry(
                in.number("q", 1, Long.MAX_VALUE),
                in.instant("m"),
                in.text("n", Limits.NAME),
                in.optionalHash("d").map(PeerId::new),
                LineKind.of(in.number("k", 0, LineKind.MOST)),
                in.number("g", 0, Long.MAX_VALUE),
                UuidFields.read("j", in),
                in.bytes("y", SayInRoom.MOST_BODY));
    }

    static void writeSay(SayInRoom message, MapWriter out) {
        out.number("r", message.room())
                .bytes("j", UuidFields.bytes(message.id()), UuidFields.BYTES)
                .number("k", message.kind().number())
                .number("g", message.of())
                .number("v", message.roster())
                .bytes("y", message.body(), SayInRoom.MOST_BODY);
    }

    static SayInRoom readSay(MapReader in) throws MalformedMessageException {
        return new SayInRoom(
                in.number("r", 1, Long.MAX_VALUE),
                UuidFields.read("j", in),
                LineKind.of(in.number("k", 0, MOST_SAID)),
                in.number("g", 0, Long.MAX_VALUE),
                in.number("v", 0, Long.MAX_VALUE),
                in.bytes("y", SayInRoom.MOST_BODY));
    }

    static void writeSaid(Said message, MapWriter out) {
        out.number("q", message.number()).number("v", message.roster());
    }

    static Said readSaid(MapReader in) throws MalformedMessageException {
        return new Said(in.number("q", 0, Long.MAX_VALUE), in.number("v", 0, Long.MAX_VALUE));
    }

    static void writeAsk(AskLines message, MapWriter out) {
        out.number("r", message.room()).number("q", message.after()).number("l", message.limit());
    }

    static AskLines readAsk(MapReader in) throws MalformedMessageException {
        return new AskLines(
                in.number("r", 1, Long.MAX_VALUE), in.number("q", 0, Long.MAX_VALUE), in.number("l", 1, AskLines.MOST));
    }

    static void writeTold(LinesTold message, MapWriter out) {
        out.maps("x", message.lines(), AskLines.MOST, RoomLineFields::write).number("z", message.last());
    }

    static LinesTold readTold(MapReader in) throws MalformedMessageException {
        return new LinesTold(in.maps("x", AskLines.MOST, RoomLineFields::read), in.number("z", 0, Long.MAX_VALUE));
    }

    static void writeNews(RoomNews message, MapWriter out) {
        out.number("r", message.room())
                .maps("x", message.lines(), AskLines.MOST, RoomLineFields::write)
                .number("z", message.last());
    }

    static RoomNews readNews(MapReader in) throws MalformedMessageException {
        return new RoomNews(
                in.number("r", 1, Long.MAX_VALUE),
                in.maps("x", AskLines.MOST, RoomLineFields::read),
                in.number("z", 0, Long.MAX_VALUE));
    }
}
