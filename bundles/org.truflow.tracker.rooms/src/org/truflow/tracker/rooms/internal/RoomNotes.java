package org.truflow.tracker.rooms.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.truflow.chat.room.RoomRole;
import org.truflow.id.PeerId;
import org.truflow.protocol.room.LineKind;
import org.truflow.protocol.room.RoomEntry;
import org.truflow.tracker.rooms.internal.Place.Standing;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.TrackerStore;

/**
 * Rooms as notes of the tracker's store: a note for what a room is, one for each place in it, and one for each line. A line overwrites
 * the one some thousands before it, so that what a room takes is bounded whatever happens.
 */
final class RoomNotes {
    private static final String ROOM = "room";
    private static final String PLACE = "room-place";
    private static final String LINE = "room-line";

    /** More than the setting allows lines. */
    private static final int SLOTS = 4_096;

    private static final String BETWEEN = "/";

    private final TrackerStore store;

    RoomNotes(TrackerStore store) {
        this.store = store;
    }

    /** What a room is. */
    record Head(long id, String name, String look, boolean invited, String topic, int slow, int history, long roster) {}

    void put(Head head) throws IOException {
        var value = new Columns()
                .add(head.name)
                .add(head.look)
                .add(head.invited ? 1 : 0)
                .add(head.topic)
                .add(head.slow)
                .add(head.history)
                .add(head.roster);
        store.put(new StoredNote(ROOM, Long.toString(head.id), value.toString()));
    }

    void put(long room, Place place) throws IOException {
        var value = new Columns()
                .add(place.standing().ordinal())
                .add(place.role().ordinal())
                .add(place.muted().map(Instant::toEpochMilli).orElse(0L))
                .add(place.since());
        place.keys().forEach((device, key) -> value.add(device.toBytes()).add(key));
        store.put(new StoredNote(PLACE, room + BETWEEN + place.user(), value.toString()));
    }

    void put(long room, RoomEntry line) throws IOException {
        var value = new Columns()
                .add(line.number())
                .add(line.time().toEpochMilli())
                .add(line.from())
                .add(line.device().map(PeerId::toBytes).orElse(new byte[0]))
                .add(line.kind().number())
                .add(line.of())
                .add(line.id().toString())
                .add(line.body());
        store.put(new StoredNote(LINE, key(room, line.number()), value.toString()));
    }

    void removeHead(long room) throws IOException {
        store.removeNote(ROOM, Long.toString(room));
    }

    void removePlace(long room, String user) throws IOException {
        store.removeNote(PLACE, room + BETWEEN + user);
    }

    void removeLine(long room, long number) throws IOException {
        store.removeNote(LINE, key(room, number));
    }

    private static String key(long room, long number) {
        return room + BETWEEN + number % SLOTS;
    }

    List<Head> heads() {
        return store.notes(ROOM).stream().map(RoomNotes::head).toList();
    }

    private static Head head(StoredNote note) {
        var value = new Columns(note.value());
        return new Head(
                Long.parseLong(note.key()),
                value.text(),
                value.text(),
                value.number() == 1,
                value.text(),
                (int) value.number(),
                (int) value.number(),
                value.number());
    }

    /** A place or line, and whose it is. */
    record Of<T>(long room, T what) {}

    List<Of<Place>> places() {
        var places = new ArrayList<Of<Place>>();
        for (var note : store.notes(PLACE)) {
            var user = note.key().substring(note.key().indexOf(BETWEEN) + 1);
            places.add(new Of<>(room(note), place(user, new Columns(note.value()))));
        }
        return places;
    }

    private static Place place(String user, Columns value) {
        var standing = Standing.values()[(int) value.number()];
        var role = RoomRole.values()[(int) value.number()];
        var muted = value.number();
        var since = value.number();
        var keys = new TreeMap<PeerId, byte[]>();
        while (value.more()) {
            keys.put(PeerId.of(value.bytes()), value.bytes());
        }
        return new Place(
                user,
                standing,
                role,
                muted == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(muted)),
                since,
                keys);
    }

    List<Of<RoomEntry>> lines() {
        return store.notes(LINE).stream()
                .map(note -> new Of<>(room(note), line(new Columns(note.value()))))
                .toList();
    }

    private static RoomEntry line(Columns value) {
        var number = value.number();
        var time = Instant.ofEpochMilli(value.number());
        var from = value.text();
        var device = value.bytes();
        return new RoomEntry(
                number,
                time,
                from,
                device.length == 0 ? Optional.empty() : Optional.of(PeerId.of(device)),
                LineKind.of((int) value.number()),
                value.number(),
                UUID.fromString(value.text()),
                value.bytes());
    }

    private static long room(StoredNote note) {
        return Long.parseLong(note.key().substring(0, note.key().indexOf(BETWEEN)));
    }
}
