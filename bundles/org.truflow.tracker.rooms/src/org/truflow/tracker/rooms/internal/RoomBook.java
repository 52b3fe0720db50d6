package org.truflow.tracker.rooms.internal;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.room.RoomRole;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.room.LineKind;
import org.truflow.protocol.room.OpenRoom;
import org.truflow.settings.RoomSettings;
import org.truflow.settings.Settings;
import org.truflow.tracker.attendance.Attendance;
import org.truflow.tracker.rooms.internal.Place.Standing;

/** All rooms. What belongs to none, left behind by a crash, is dropped when they are read. */
final class RoomBook {
    private static final Logger LOG = LoggerFactory.getLogger(RoomBook.class);

    private final RoomNotes notes;
    private final Settings settings;
    private final Attendance attendance;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, HeldRoom> rooms = new ConcurrentHashMap<>();
    private final Map<String, HeldRoom> byLook = new ConcurrentHashMap<>();

    RoomBook(RoomNotes notes, Settings settings, Attendance attendance) throws IOException {
        this.notes = notes;
        this.settings = settings;
        this.attendance = attendance;
        for (var head : notes.heads()) {
            hold(new HeldRoom(notes, head));
        }
        readPlaces();
        readLines();
        for (var room : all()) {
            if (room.members().isEmpty()) {
                remove(room);
            }
        }
    }

    private void readPlaces() throws IOException {
        for (var place : notes.places()) {
            var room = Optional.ofNullable(rooms.get(place.room()));
            var user = place.what().user();
            if (room.isEmpty() || attendance.keys(user).isEmpty()) {
                notes.removePlace(place.room(), user);
                if (room.filter(HeldRoom::invited).isPresent()) {
                    room.get().rosterChanged();
                }
            } else {
                room.get().hold(place.what());
            }
        }
        for (var room : all()) {
            crown(room);
        }
    }

    private void readLines() throws IOException {
        for (var line : notes.lines()) {
            var room = Optional.ofNullable(rooms.get(line.room()));
            if (room.isEmpty()) {
                notes.removeLine(line.room(), line.what().number());
            } else {
                room.get().hold(line.what());
            }
        }
        for (var room : all()) {
            var most = settings.get(RoomSettings.KILOBYTES) * 1_024L;
            for (var number : room.lines().trim(settings.get(RoomSettings.LINES), most)) {
                notes.removeLine(room.id(), number);
            }
            emptyDeleted(room);
        }
    }

    /** A crash may have come between the line that deletes and the one that is deleted. */
    private static void emptyDeleted(HeldRoom room) throws IOException {
        for (var line : room.lines().all()) {
            if (line.kind() == LineKind.DELETED) {
                var of = room.lines().line(line.of());
                if (of.isPresent() && of.get().body().length > 0) {
                    room.rewrite(of.get().emptied());
                }
            }
        }
    }

    private void hold(HeldRoom room) {
        rooms.put(room.id(), room);
        byLook.put(room.look(), room);
    }

    Collection<HeldRoom> all() {
        return List.copyOf(rooms.values());
    }

    List<HeldRoom> byName() {
        return all().stream().sorted(Comparator.comparing(HeldRoom::name)).toList();
    }

    int count() {
        return rooms.size();
    }

    /** Returns the room of a number, if the user may know of it. */
    HeldRoom room(long id, String user) throws RefusedException {
        return Optional.ofNullable(rooms.get(id))
                .filter(room -> room.visible(user))
                .orElseThrow(RoomBook::unknown);
    }

    /** Returns the room of a name as a person writes it. */
    Optional<HeldRoom> named(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.ofNullable(byLook.get(attendance.look(name)));
    }

    static RefusedException unknown() {
        return new RefusedException(
                ErrorCode.NOT_FOUND,
                "there is no such room, or it is not for you",
                "The command rooms lists those that are.");
    }

    /** Makes a room; the owner's place is durable before the room is. */
    synchronized HeldRoom open(String user, OpenRoom asked) throws IOException {
        var name = attendance.name(asked.name());
        var look = attendance.look(name);
        if (byLook.containsKey(look)) {
            throw new RefusedException(
                    ErrorCode.NAME_TAKEN,
                    "there is a room " + name + ", or one that looks like it",
                    "Choose another name.");
        }
        if (rooms.size() >= settings.get(RoomSettings.ROOMS)) {
            throw tooMany("there are " + rooms.size() + " rooms already", RoomSettings.ROOMS.key());
        }
        if (owned(user) >= settings.get(RoomSettings.ROOMS_PER_USER)) {
            throw tooMany("you own " + settings.get(RoomSettings.ROOMS_PER_USER) + " rooms", "rooms.per.user");
        }
        var head = new RoomNotes.Head(
                id(), name, look, asked.invited(), asked.topic(), 0, asked.invited() ? 0 : asked.history(), 1);
        var room = new HeldRoom(notes, head);
        room.put(Place.of(user, Standing.MEMBER).with(RoomRole.OWNER));
        room.change(head);
        hold(room);
        LOG.info("{} opened a room{}", user, asked.invited() ? " by invitation" : "");
        return room;
    }

    private long owned(String user) {
        return rooms.values().stream()
                .filter(room -> {
                    synchronized (room) {
                        return room.place(user)
                                .filter(place -> place.may(RoomRole.OWNER))
                                .isPresent();
                    }
                })
                .count();
    }

    static RefusedException tooMany(String what, String key) {
        return new RefusedException(
                ErrorCode.TOO_MANY, what, "Ask the owner of the tracker to raise " + key + ", or remove one.");
    }

    private long id() {
        return random.nextLong(1, Long.MAX_VALUE);
    }

    /** Makes somebody the owner of a room that has none. With its monitor held, or before anyone knows it. */
    void crown(HeldRoom room) throws IOException {
        var heir = room.heir();
        if (heir.isPresent()) {
            room.put(heir.get().with(RoomRole.OWNER));
        }
    }

    /** Ends a room: it is gone durably, and what was of it goes after it. Its followers were told. */
    void remove(HeldRoom room) throws IOException {
        synchronized (room) {
            notes.removeHead(room.id());
            rooms.remove(room.id());
            byLook.remove(room.look());
            room.end();
        }
        Thread.ofVirtual().name("tracker-room-end").start(() -> sweep(room));
    }

    private void sweep(HeldRoom room) {
        try {
            for (var place : room.places()) {
                notes.removePlace(room.id(), place.user());
            }
            for (var line : room.remains()) {
                notes.removeLine(room.id(), line.number());
            }
        } catch (IOException | RuntimeException e) {
            // They belong to no room any more, and are dropped at the next start.
            LOG.warn("what was left of a removed room is still in the store: {}", e.toString());
        }
    }

    /** Drops lines from the store that a room does not keep any more. */
    void forget(HeldRoom room) throws IOException {
        for (var number : room.forgotten()) {
            notes.removeLine(room.id(), number);
        }
    }
}
