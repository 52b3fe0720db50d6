package org.truflow.chat.rooms.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.room.RoomMember;
import org.truflow.chat.rooms.internal.cipher.KeyCard;
import org.truflow.chat.rooms.internal.cipher.UnreadableException;
import org.truflow.protocol.room.AskRoomMembers;
import org.truflow.protocol.room.MemberCard;
import org.truflow.protocol.session.Session;

/**
 * Who belongs to a room, as the tracker tells.
 *
 * @param number as in {@link org.truflow.protocol.room.RoomCard}
 * @param keys of their devices, as far as they verify
 */
record Roster(long number, List<RoomMember> members, List<KeyCard> keys) {
    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

    /** Nobody may list more. */
    private static final int MOST_MEMBERS = 1_000_000;

    static Roster ask(long room, Session session, Answers answer) throws IOException {
        var members = new ArrayList<RoomMember>();
        var keys = new ArrayList<KeyCard>();
        var after = Optional.<String>empty();
        while (members.size() < MOST_MEMBERS) {
            var told = answer.await(session.request(new AskRoomMembers(room, after, AskRoomMembers.MOST)));
            for (var card : told.members()) {
                members.add(card.member());
                read(card, keys);
            }
            if (told.next().isEmpty() || told.members().isEmpty()) {
                return new Roster(told.roster(), List.copyOf(members), List.copyOf(keys));
            }
            after = told.next();
        }
        throw new IOException("the tracker tells of more than " + MOST_MEMBERS + " members");
    }

    private static void read(MemberCard card, List<KeyCard> keys) {
        for (var bytes : card.keys()) {
            try {
                keys.add(KeyCard.read(bytes));
            } catch (UnreadableException e) {
                LOG.warn(
                        "a device of {} is left out of an invited room: {}",
                        card.member().name(),
                        e.getMessage());
            }
        }
    }
}
