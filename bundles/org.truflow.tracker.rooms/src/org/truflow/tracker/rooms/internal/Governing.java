package org.truflow.tracker.rooms.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.truflow.chat.room.RoomRole;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.room.ChangeRoom;
import org.truflow.protocol.room.LineKind;
import org.truflow.protocol.room.RoomCard;
import org.truflow.protocol.room.RoomNotice;
import org.truflow.tracker.attendance.Attendance;
import org.truflow.tracker.attendance.Attendee;
import org.truflow.tracker.rooms.internal.Place.Standing;

/** Changes of rooms, by those who may. */
final class Governing {
    private static final int MOST_PLACES_BESIDES = 10_000;

    private final RoomBook book;
    private final Speech speech;
    private final Attendance attendance;

    Governing(RoomBook book, Speech speech, Attendance attendance) {
        this.book = book;
        this.speech = speech;
        this.attendance = attendance;
    }

    void change(HeldRoom room, Attendee who, ChangeRoom asked) throws IOException {
        synchronized (room) {
            var by = new By(who.user(), Optional.of(who.session().remote()), room.require(who.user()));
            switch (asked.action()) {
                case LEAVE -> leave(room, who.user(), by.device());
                case TOPIC -> topic(room, by, asked.text());
                case INVITE -> invite(room, by, asked.whom());
                case UNINVITE -> lift(room, by, asked.whom(), Standing.INVITED);
                case KICK -> kick(room, by, asked.whom(), asked.text(), false);
                case BAN -> kick(room, by, asked.whom(), asked.text(), true);
                case UNBAN -> lift(room, by, asked.whom(), Standing.BANNED);
                case MUTE -> mute(room, by, asked.whom(), asked.number());
                case ROLE -> role(room, by, asked.whom(), asked.number());
                case SLOW -> slow(room, by, asked.number());
                case HISTORY -> history(room, by, asked.number());
                case REMOVE -> {
                    by.needs(RoomRole.OWNER);
                    remove(room, "removed by " + who.user() + reason(asked.text()));
                }
            }
        }
    }

    /** Who changes something. */
    private record By(String user, Optional<PeerId> device, Place place) {
        void needs(RoomRole least) throws RefusedException {
            if (!place.may(least)) {
                throw new RefusedException(
                        ErrorCode.FORBIDDEN,
                        "that takes " + (least == RoomRole.OWNER ? "an owner" : "a moderator") + " of the room",
                        "");
            }
        }

        /** Moderators act on those below them only. */
        void over(Place other) throws RefusedException {
            needs(RoomRole.MODERATOR);
            if (place.role() != RoomRole.OWNER && !place.role().above(other.role())) {
                throw new RefusedException(
                        ErrorCode.FORBIDDEN, other.user() + " is " + text(other.role()) + " of the room", "");
            }
        }
    }

    /** Removes a room, telling all that belong to it. With its monitor held. */
    void remove(HeldRoom room, String why) throws IOException {
        var notice = new RoomNotice(room.id(), room.name(), true, why);
        var members = room.members();
        book.remove(room);
        members.forEach(place -> tell(place.user(), notice));
    }

    /** Somebody leaves, or is a user no longer. With the room's monitor held. */
    void leave(HeldRoom room, String user, Optional<PeerId> device) throws IOException {
        if (room.invited()) {
            speech.note(room, user, device, LineKind.LEFT, "");
            room.rosterChanged();
        }
        room.removePlace(user);
        if (room.members().isEmpty()) {
            book.remove(room);
        } else {
            book.crown(room);
        }
        tell(user, new RoomNotice(room.id(), room.name(), true, "left"));
    }

    private void topic(HeldRoom room, By by, String topic) throws IOException {
        by.needs(RoomRole.MODERATOR);
        var head = room.head();
        speech.note(room, by.user(), by.device(), LineKind.TOPIC, topic);
        room.change(new RoomNotes.Head(
                head.id(),
                head.name(),
                head.look(),
                head.invited(),
                topic,
                head.slow(),
                head.history(),
                head.roster()));
    }

    private void invite(HeldRoom room, By by, String whom) throws IOException {
        by.needs(RoomRole.MODERATOR);
        var user = user(whom);
        var place = room.place(user);
        if (place.filter(Place::member).isPresent()) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, user + " belongs to the room already", "");
        }
        if (place.filter(each -> each.standing() == Standing.BANNED).isPresent()) {
            throw new RefusedException(
                    ErrorCode.FORBIDDEN, user + " is kept out of the room", "Let " + user + " in again first.");
        }
        besides(room);
        room.put(Place.of(user, Standing.INVITED));
        tell(user, new RoomNotice(room.id(), room.name(), false, by.user()));
    }

    private static void besides(HeldRoom room) throws RefusedException {
        if (room.places().size() - room.members().size() >= MOST_PLACES_BESIDES) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY,
                    "too many are invited into the room or kept out of it",
                    "Take some back first.");
        }
    }

    private void lift(HeldRoom room, By by, String whom, Standing standing) throws IOException {
        by.needs(RoomRole.MODERATOR);
        var user = attendance.user(whom).orElse(whom);
        if (room.place(user).filter(place -> place.standing() == standing).isEmpty()) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    whom + " is not " + (standing == Standing.INVITED ? "invited into" : "kept out of") + " the room",
                    "");
        }
        room.removePlace(user);
    }

    private void kick(HeldRoom room, By by, String whom, String reason, boolean forGood) throws IOException {
        by.needs(RoomRole.MODERATOR);
        var user = user(whom);
        var place = room.place(user);
        if (place.isPresent()) {
            by.over(place.get());
        }
        var member = place.filter(Place::member).isPresent();
        if (!member && !forGood) {
            throw notThere(user);
        }
        if (user.equals(by.user())) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, "nobody puts out oneself", "Leave instead.");
        }
        if (member) {
            speech.note(room, by.user(), by.device(), LineKind.KICKED, reason.isEmpty() ? user : user + " " + reason);
            if (room.invited()) {
                room.rosterChanged();
            }
        } else {
            besides(room);
        }
        room.removePlace(user);
        if (forGood) {
            room.put(Place.of(user, Standing.BANNED));
        }
        if (member) {
            tell(user, new RoomNotice(room.id(), room.name(), true, "put out by " + by.user() + reason(reason)));
        }
    }

    private void mute(HeldRoom room, By by, String whom, long seconds) throws IOException {
        var place = member(room, whom);
        by.over(place);
        var until = Optional.of(seconds)
                .filter(some -> some > 0)
                .map(some -> speech.now().plus(Duration.ofSeconds(some)));
        speech.note(room, by.user(), by.device(), LineKind.MUTED, place.user() + " " + seconds);
        room.put(place.mutedUntil(until));
    }

    private void role(HeldRoom room, By by, String whom, long number) throws IOException {
        by.needs(RoomRole.OWNER);
        if (number >= RoomRole.values().length) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, "there is no role " + number, "");
        }
        var role = RoomRole.values()[(int) number];
        var place = member(room, whom);
        speech.note(room, by.user(), by.device(), LineKind.ROLE, place.user() + " " + text(role));
        room.put(place.with(role));
        book.crown(room);
    }

    private void slow(HeldRoom room, By by, long seconds) throws IOException {
        by.needs(RoomRole.MODERATOR);
        if (seconds > RoomCard.MOST_SLOW_SECONDS) {
            throw new RefusedException(
                    ErrorCode.BAD_REQUEST, "slow mode takes at most " + RoomCard.MOST_SLOW_SECONDS + " s", "");
        }
        var head = room.head();
        speech.note(room, by.user(), by.device(), LineKind.SLOW, Long.toString(seconds));
        room.change(new RoomNotes.Head(
                head.id(),
                head.name(),
                head.look(),
                head.invited(),
                head.topic(),
                (int) seconds,
                head.history(),
                head.roster()));
    }

    private static void history(HeldRoom room, By by, long lines) throws IOException {
        by.needs(RoomRole.OWNER);
        if (lines > RoomCard.MOST_HISTORY || room.invited()) {
            throw new RefusedException(
                    ErrorCode.BAD_REQUEST,
                    room.invited()
                            ? "nobody reads what was said in an invited room before coming"
                            : "newcomers read at most " + RoomCard.MOST_HISTORY + " lines",
                    "");
        }
        var head = room.head();
        room.change(new RoomNotes.Head(
                head.id(),
                head.name(),
                head.look(),
                head.invited(),
                head.topic(),
                head.slow(),
                (int) lines,
                head.roster()));
    }

    private Place member(HeldRoom room, String whom) throws RefusedException {
        var user = user(whom);
        return room.place(user).filter(Place::member).orElseThrow(() -> notThere(user));
    }

    private String user(String typed) throws RefusedException {
        return attendance
                .user(typed)
                .orElseThrow(() -> new RefusedException(ErrorCode.NOT_FOUND, "nobody is registered as " + typed, ""));
    }

    private static RefusedException notThere(String user) {
        return new RefusedException(ErrorCode.NOT_FOUND, user + " does not belong to the room", "");
    }

    private void tell(String user, RoomNotice notice) {
        attendance.sessions(user).forEach(session -> session.push(notice));
    }

    private static String reason(String text) {
        return text.isEmpty() ? "" : ": " + text;
    }

    private static String text(RoomRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
