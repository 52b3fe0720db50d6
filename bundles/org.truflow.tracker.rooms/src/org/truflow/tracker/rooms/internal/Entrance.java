package org.truflow.tracker.rooms.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.room.EnterRoom;
import org.truflow.protocol.room.LineKind;
import org.truflow.protocol.room.MemberCard;
import org.truflow.protocol.room.OpenRoom;
import org.truflow.settings.RoomSettings;
import org.truflow.settings.Settings;
import org.truflow.tracker.Role;
import org.truflow.tracker.attendance.Attendee;
import org.truflow.tracker.rooms.internal.Place.Standing;

/** How people get into rooms, and follow them again. */
final class Entrance {
    private final RoomBook book;
    private final Speech speech;
    private final Settings settings;

    Entrance(RoomBook book, Speech speech, Settings settings) {
        this.book = book;
        this.speech = speech;
        this.settings = settings;
    }

    HeldRoom open(Attendee who, OpenRoom asked) throws IOException {
        if (!who.role().may(Role.Right.TALK)) {
            throw new RefusedException(
                    ErrorCode.FORBIDDEN, "guests open no rooms", "Ask the owner of the tracker to make you a member.");
        }
        checkKey(asked.invited(), asked.key());
        var room = book.open(who.user(), asked);
        synchronized (room) {
            keep(room, who, asked.key());
            room.follow(who.session(), who.user());
        }
        return room;
    }

    HeldRoom enter(Attendee who, EnterRoom asked) throws IOException {
        var room = asked.room() == 0
                ? book.named(asked.name())
                        .filter(each -> each.visible(who.user()))
                        .orElseThrow(RoomBook::unknown)
                : book.room(asked.room(), who.user());
        synchronized (room) {
            checkKey(room.invited(), asked.key());
            if (asked.room() != 0) {
                room.require(who.user());
            } else {
                join(room, who);
            }
            keep(room, who, asked.key());
            room.follow(who.session(), who.user());
        }
        return room;
    }

    private void join(HeldRoom room, Attendee who) throws IOException {
        var place = room.place(who.user());
        var standing = place.map(Place::standing);
        if (room.gone()) {
            throw RoomBook.unknown();
        }
        if (standing.equals(Optional.of(Standing.MEMBER))) {
            return;
        }
        if (standing.equals(Optional.of(Standing.BANNED))) {
            throw new RefusedException(ErrorCode.FORBIDDEN, "you are kept out of " + room.name(), "");
        }
        if (room.members().size() >= settings.get(RoomSettings.MEMBERS)) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY,
                    room.name() + " has " + settings.get(RoomSettings.MEMBERS) + " members",
                    "Ask the owner of the tracker to raise " + RoomSettings.MEMBERS.key() + ".");
        }
        if (room.invited()) {
            devices(room);
            speech.note(room, who.user(), Optional.of(who.session().remote()), LineKind.JOINED, "");
        }
        var since = room.invited() ? room.lines().last() - 1 : room.lines().last() - room.history();
        room.put(place.orElse(Place.of(who.user(), Standing.MEMBER)).joined(Math.max(0, since)));
    }

    private static void checkKey(boolean invited, byte[] key) throws RefusedException {
        if (invited && key.length == 0) {
            throw new RefusedException(
                    ErrorCode.BAD_REQUEST, "what is said in an invited room is encrypted: a key is needed", "");
        }
    }

    /** Keeps the key of a device, so that others can give it theirs. */
    private void keep(HeldRoom room, Attendee who, byte[] key) throws IOException {
        if (!room.invited()) {
            return;
        }
        var device = who.session().remote();
        var place = room.require(who.user());
        var before = Optional.ofNullable(place.keys().get(device));
        if (before.filter(known -> Arrays.equals(known, key)).isPresent()) {
            return;
        }
        if (before.isEmpty()) {
            speech.dropLostKeys(room);
            if (place.keys().size() >= MemberCard.MOST_KEYS) {
                throw new RefusedException(
                        ErrorCode.TOO_MANY,
                        "a member reads an invited room on " + MemberCard.MOST_KEYS + " devices at most",
                        "Take your name from a device that is not used any more.");
            }
            devices(room);
        }
        room.put(room.require(who.user()).withKey(device, key));
        room.rosterChanged();
    }

    private void devices(HeldRoom room) throws RefusedException {
        var devices =
                room.members().stream().mapToInt(place -> place.keys().size()).sum();
        if (devices >= settings.get(RoomSettings.DEVICES)) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY,
                    room.name() + " has " + devices + " devices of members",
                    "Ask the owner of the tracker to raise " + RoomSettings.DEVICES.key() + ".");
        }
    }
}
