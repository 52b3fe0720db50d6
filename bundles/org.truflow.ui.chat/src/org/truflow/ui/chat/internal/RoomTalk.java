package org.truflow.ui.chat.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truflow.chat.Card;
import org.truflow.chat.ConversationId;
import org.truflow.chat.room.Room;
import org.truflow.chat.room.RoomLine;
import org.truflow.chat.room.Rooms;
import org.truflow.ui.Texts;

/** Talk in a room. */
final class RoomTalk implements Talk {
    private static final Texts TEXTS = Texts.of(RoomTalk.class);

    private final Rooms rooms;
    private final String room;

    RoomTalk(Rooms rooms, String room) {
        this.rooms = rooms;
        this.room = room;
    }

    @Override
    public ConversationId id() {
        return new ConversationId.Room(rooms.place(), room);
    }

    @Override
    public List<Line> page(long before, int most) throws IOException {
        return lines(rooms.history(room, before, most));
    }

    /** Puts what was edited or deleted where it was said. */
    static List<Line> lines(List<RoomLine> kept) {
        var lines = new LinkedHashMap<Long, Line>();
        for (var line : kept) {
            switch (line.kind()) {
                case SAID -> lines.put(line.number(), said(line, line.text(), false, false));
                case EDITED ->
                    lines.computeIfPresent(line.of(), (_, old) -> changed(old, line.text(), true, old.deleted()));
                case DELETED -> lines.computeIfPresent(line.of(), (_, old) -> changed(old, "", old.edited(), true));
                case UNREADABLE, JOINED, LEFT, KICKED, TOPIC, ROLE, MUTED, SLOW, OTHER ->
                    lines.put(line.number(), note(line));
            }
        }
        return new ArrayList<>(lines.values());
    }

    private static Line said(RoomLine line, String text, boolean edited, boolean deleted) {
        return new Line(
                String.valueOf(line.number()),
                line.number(),
                line.from(),
                line.own(),
                line.time(),
                text,
                Optional.empty(),
                List.of(),
                edited,
                deleted,
                Line.Mark.NONE,
                false);
    }

    private static Line changed(Line old, String text, boolean edited, boolean deleted) {
        return new Line(
                old.key(),
                old.place(),
                old.author(),
                old.own(),
                old.time(),
                text,
                old.reply(),
                old.cards(),
                edited,
                deleted,
                old.mark(),
                false);
    }

    private static Line note(RoomLine line) {
        var kind = line.kind().name().toLowerCase(Locale.ROOT);
        return new Line(
                String.valueOf(line.number()),
                line.number(),
                line.from(),
                false,
                line.time(),
                TEXTS.get("note." + kind, line.from(), line.text()),
                Optional.empty(),
                List.of(),
                false,
                false,
                Line.Mark.NONE,
                true);
    }

    @Override
    public void say(String text, Optional<Line> reply, List<Card> cards) throws IOException {
        var quoted = reply.map(line -> "> " + line.author() + ": " + first(line.text()) + "\n\n")
                .orElse("");
        rooms.say(room, quoted + text);
    }

    private static String first(String text) {
        var end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    @Override
    public void edit(Line line, String text) throws IOException {
        rooms.edit(room, line.place(), text);
    }

    @Override
    public void delete(Line line) throws IOException {
        rooms.delete(room, line.place());
    }

    @Override
    public void read(Line line) {
        // A room does not tell who has read what.
    }

    @Override
    public void typing(boolean now) {
        // Nor who types.
    }

    @Override
    public Head head() {
        var known = rooms.joined().stream()
                .filter(joined -> joined.name().equals(room))
                .findFirst();
        return new Head("#" + room, known.map(RoomTalk::detail).orElse(""), "", false);
    }

    private static String detail(Room room) {
        var here = TEXTS.get("room.here", room.here(), room.members());
        return room.topic().isEmpty() ? here : room.topic() + "  ·  " + here;
    }
}
