package org.truflow.tracker.rooms.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.truflow.chat.room.RoomRole;
import org.truflow.chat.room.Rooms;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.room.LineKind;
import org.truflow.protocol.room.RoomEntry;
import org.truflow.protocol.room.Said;
import org.truflow.protocol.room.SayInRoom;
import org.truflow.settings.RoomSettings;
import org.truflow.settings.Settings;
import org.truflow.tracker.Role;
import org.truflow.tracker.attendance.Attendance;
import org.truflow.tracker.attendance.Attendee;

/** What members say, and what the tracker notes, in a room. */
final class Speech {
    private static final int MOST_PAUSES = 50_000;

    private final Settings settings;
    private final Attendance attendance;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Allowance allowance;
    /** When each member of a slow room said something last. */
    private final Map<String, Long> pauses = new ConcurrentHashMap<>();

    Speech(Settings settings, Attendance attendance, InstantSource clock, LongSupplier nanoTime, Allowance allowance) {
        this.settings = settings;
        this.attendance = attendance;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.allowance = allowance;
    }

    Said say(HeldRoom room, Attendee who, SayInRoom said) throws IOException {
        synchronized (room) {
            var place = room.require(who.user());
            var before = room.lines().line(said.id());
            if (before.isPresent()) {
                return again(room, who, before.get());
            }
            check(room, who, place, said);
            if (room.invited() && (dropLostKeys(room) || said.roster() != room.roster())) {
                return new Said(0, room.roster());
            }
            allowance.take(who.user());
            if (said.kind() == LineKind.SAID) {
                pause(room, place);
            }
            var line = new RoomEntry(
                    room.lines().last() + 1,
                    clock.instant(),
                    who.user(),
                    Optional.of(who.session().remote()),
                    said.kind(),
                    said.of(),
                    said.id(),
                    said.body());
            append(room, line);
            if (said.kind() == LineKind.DELETED) {
                empty(room, said.of());
            }
            return new Said(line.number(), room.roster());
        }
    }

    /** Notes that something was done. With the room's monitor held. */
    void note(HeldRoom room, String by, Optional<PeerId> device, LineKind kind, String text) throws IOException {
        append(
                room,
                new RoomEntry(
                        room.lines().last() + 1,
                        clock.instant(),
                        by,
                        device,
                        kind,
                        0,
                        UUID.randomUUID(),
                        text.getBytes(StandardCharsets.UTF_8)));
    }

    private void append(HeldRoom room, RoomEntry line) throws IOException {
        room.append(line, settings.get(RoomSettings.LINES), settings.get(RoomSettings.KILOBYTES) * 1_024L);
    }

    private static Said again(HeldRoom room, Attendee who, RoomEntry before) throws RefusedException {
        if (!before.from().equals(who.user())) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, "somebody else has said something with this id", "");
        }
        return new Said(before.number(), room.roster());
    }

    private void check(HeldRoom room, Attendee who, Place place, SayInRoom said) throws RefusedException {
        if (!who.role().may(Role.Right.TALK)) {
            throw new RefusedException(
                    ErrorCode.FORBIDDEN,
                    "guests do not write here",
                    "Ask the owner of the tracker to make you a member.");
        }
        var muted = HeldRoom.muted(place, clock.instant());
        if (muted.isPresent()) {
            var rest = Duration.between(clock.instant(), muted.get()).plusSeconds(1);
            throw new RefusedException(
                    ErrorCode.FORBIDDEN,
                    "you are muted in " + room.name() + " for " + rest.toSeconds() + " s more",
                    "",
                    Optional.of(Duration.ofSeconds(Math.clamp(rest.toSeconds(), 1, 31_622_400))));
        }
        switch (said.kind()) {
            case SAID -> checkBody(room, said);
            case EDITED -> {
                checkBody(room, said);
                author(room, place, said.of(), false);
            }
            case DELETED -> author(room, place, said.of(), true);
            case KEYS -> {
                if (!room.invited()) {
                    throw new RefusedException(ErrorCode.BAD_REQUEST, "a public room has no keys", "");
                }
            }
            case JOINED, LEFT, KICKED, TOPIC, ROLE, MUTED, SLOW, OTHER ->
                throw new RefusedException(ErrorCode.BAD_REQUEST, "nobody says that", "");
        }
    }

    private static void checkBody(HeldRoom room, SayInRoom said) throws RefusedException {
        if (said.body().length == 0) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, "nothing is said", "");
        }
        if (room.invited()) {
            return;
        }
        if (said.body().length > Rooms.MOST_TEXT) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE, "a text has at most " + Rooms.MOST_TEXT + " bytes", "Say it in parts.");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(said.body()));
        } catch (CharacterCodingException e) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, "the text is not UTF-8: " + e.getMessage(), "");
        }
    }

    private static void author(HeldRoom room, Place place, long number, boolean moderators) throws RefusedException {
        var line = room.lines()
                .line(number)
                .filter(each -> each.kind() == LineKind.SAID && number > place.since())
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND, "line " + number + " of " + room.name() + " is not kept any more", ""));
        if (!line.from().equals(place.user()) && !(moderators && place.may(RoomRole.MODERATOR))) {
            throw new RefusedException(ErrorCode.FORBIDDEN, "line " + number + " was said by " + line.from(), "");
        }
    }

    private void pause(HeldRoom room, Place place) throws RefusedException {
        if (room.slow() == 0 || place.may(RoomRole.MODERATOR)) {
            return;
        }
        var key = room.id() + "/" + place.user();
        var now = nanoTime.getAsLong();
        var rest = Optional.ofNullable(pauses.get(key))
                .map(last -> Duration.ofSeconds(room.slow()).toNanos() - (now - last))
                .orElse(0L);
        if (rest > 0) {
            var seconds = Math.max(1, Duration.ofNanos(rest + 999_999_999).toSeconds());
            throw new RefusedException(
                    ErrorCode.TOO_MANY,
                    room.name() + " is slow: one line in " + room.slow() + " s",
                    "Try again in " + seconds + " s.",
                    Optional.of(Duration.ofSeconds(seconds)));
        }
        if (pauses.size() > MOST_PAUSES) {
            pauses.clear();
        }
        pauses.put(key, now);
    }

    /** Forgets what a line said, and how it was changed since. */
    private static void empty(HeldRoom room, long number) throws IOException {
        var line = room.lines().line(number);
        if (line.isPresent()) {
            room.rewrite(line.get().emptied());
        }
        for (var about : room.lines().about(number)) {
            if (about.kind() == LineKind.EDITED) {
                room.rewrite(about.emptied());
            }
        }
    }

    /** Drops keys that are no longer bound to the names of members. @return whether there were some */
    boolean dropLostKeys(HeldRoom room) throws IOException {
        var lost = false;
        for (var place : room.members()) {
            var bound = attendance.keys(place.user());
            if (!bound.containsAll(place.keys().keySet())) {
                var left = new TreeMap<>(place.keys());
                left.keySet().retainAll(bound);
                room.put(place.withKeys(left));
                lost = true;
            }
        }
        if (lost) {
            room.rosterChanged();
        }
        return lost;
    }

    /** Returns the present time. */
    Instant now() {
        return clock.instant();
    }
}
