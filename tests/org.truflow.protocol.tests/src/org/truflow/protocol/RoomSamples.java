package org.truflow.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.truflow.chat.mailbox.SealedMail;
import org.truflow.chat.room.Room;
import org.truflow.chat.room.RoomMember;
import org.truflow.chat.room.RoomRole;
import org.truflow.protocol.mailbox.FetchMail;
import org.truflow.protocol.mailbox.LeaveMail;
import org.truflow.protocol.mailbox.MailTold;
import org.truflow.protocol.mailbox.MailWaits;
import org.truflow.protocol.room.AskLines;
import org.truflow.protocol.room.AskRoomMembers;
import org.truflow.protocol.room.AskRooms;
import org.truflow.protocol.room.ChangeRoom;
import org.truflow.protocol.room.EnterRoom;
import org.truflow.protocol.room.LineKind;
import org.truflow.protocol.room.LinesTold;
import org.truflow.protocol.room.MemberCard;
import org.truflow.protocol.room.OpenRoom;
import org.truflow.protocol.room.RoomCard;
import org.truflow.protocol.room.RoomEntry;
import org.truflow.protocol.room.RoomMembersTold;
import org.truflow.protocol.room.RoomNews;
import org.truflow.protocol.room.RoomNotice;
import org.truflow.protocol.room.RoomTold;
import org.truflow.protocol.room.RoomsTold;
import org.truflow.protocol.room.Said;
import org.truflow.protocol.room.SayInRoom;

/** Examples of what is said about rooms and sealed mail. */
final class RoomSamples {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final UUID ID = new UUID(0x0102030405060708L, 0x090a0b0c0d0e0f10L);
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SEALED = {1, 2, 3};

    private RoomSamples() {}

    static boolean holdsArrays(Message message) {
        return switch (message) {
            case LeaveMail _,
                    MailTold _,
                    OpenRoom _,
                    EnterRoom _,
                    SayInRoom _,
                    LinesTold _,
                    RoomNews _,
                    RoomMembersTold _ -> true;
            default -> false;
        };
    }

    static void addMail(Map<String, Envelope> all) {
        all.put("LEAVE_MAIL", new Envelope(6, new LeaveMail(Samples.BEN, ID, SEALED)));
        all.put("FETCH_MAIL", new Envelope(7, new FetchMail(List.of(ID))));
        all.put(
                "MAIL_TOLD",
                new Envelope(7, new MailTold(List.of(new SealedMail(ID, Samples.ANN, "ann", TIME, SEALED)))));
        all.put("MAIL_WAITS", new Envelope(0, new MailWaits()));
    }

    static void addRooms(Map<String, Envelope> all) {
        all.put("ASK_ROOMS", new Envelope(1, new AskRooms(Optional.of("garden"), true, 50)));
        all.put("ROOMS_TOLD", new Envelope(1, new RoomsTold(List.of(card()), Optional.of("lab"))));
        all.put("OPEN_ROOM", new Envelope(2, new OpenRoom("lab", "all of it", true, 100, SEALED)));
        all.put("ENTER_ROOM", new Envelope(3, new EnterRoom(0, "lab", SEALED)));
        all.put("ROOM_TOLD", new Envelope(3, new RoomTold(card())));
        all.put("CHANGE_ROOM", new Envelope(4, new ChangeRoom(77, ChangeRoom.Action.MUTE, "zoe", "", 3_600)));
        all.put("SAY_IN_ROOM", new Envelope(5, new SayInRoom(77, ID, LineKind.EDITED, 41, 9, HELLO)));
        all.put("SAID", new Envelope(5, new Said(42, 9)));
        all.put("ASK_LINES", new Envelope(6, new AskLines(77, 40, 100)));
        all.put("LINES_TOLD", new Envelope(6, new LinesTold(lines(), 42)));
        all.put("ROOM_NEWS", new Envelope(0, new RoomNews(77, lines().subList(1, 2), 42)));
        all.put("ASK_ROOM_MEMBERS", new Envelope(7, new AskRoomMembers(77, Optional.of("ann"), 100)));
        all.put("ROOM_MEMBERS_TOLD", new Envelope(7, new RoomMembersTold(members(), Optional.of("zoe"), 9)));
        all.put("ROOM_NOTICE", new Envelope(0, new RoomNotice(77, "lab", true, "kicked by ann: noise")));
    }

    private static RoomCard card() {
        var room = new Room(
                77, "lab", "all of it", true, 3, 2, Optional.of(RoomRole.MODERATOR), true, Duration.ofSeconds(5), 100);
        return new RoomCard(room, 12, 42, 9);
    }

    private static List<RoomEntry> lines() {
        return List.of(
                new RoomEntry(41, TIME, "", Optional.empty(), LineKind.TOPIC, 0, ID, HELLO),
                new RoomEntry(42, TIME, "ann", Optional.of(Samples.ANN), LineKind.EDITED, 40, ID, HELLO));
    }

    private static List<MemberCard> members() {
        return List.of(
                new MemberCard(new RoomMember("ann", RoomRole.OWNER, true, Optional.empty()), List.of(SEALED)),
                new MemberCard(new RoomMember("zoe", RoomRole.MEMBER, false, Optional.of(TIME)), List.of()));
    }
}
