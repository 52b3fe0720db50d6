package org.truflow.chat.rooms.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.truflow.chat.rooms.internal.cipher.DeviceKey;
import org.truflow.chat.rooms.internal.cipher.RoomCipher;
import org.truflow.chat.rooms.internal.store.Outgoing;
import org.truflow.chat.rooms.internal.store.RoomFile;
import org.truflow.chat.rooms.internal.store.RoomStore;
import org.truflow.protocol.room.LineKind;
import org.truflow.protocol.room.SayInRoom;
import org.truflow.protocol.session.Session;

/** Hands what is said to the tracker; in an invited room encrypted for whoever belongs to it at that moment. Used on the room's lane. */
final class Postman {
    /** How often members may change while one thing is said. */
    private static final int MOST_ATTEMPTS = 50;

    private final long room;
    private final boolean invited;
    private final RoomFile file;
    private final DeviceKey key;
    private final Answers answer;
    private Optional<Roster> roster = Optional.empty();

    Postman(long room, boolean invited, RoomFile file, DeviceKey key, Answers answer) {
        this.room = room;
        this.invited = invited;
        this.file = file;
        this.key = key;
        this.answer = answer;
    }

    /** Notes the present roster: if it is not the one that is known here, it is asked for before anything is said. */
    void rosterIs(long number) {
        roster = roster.filter(known -> known.number() == number);
    }

    /** @return number of the line */
    long send(Outgoing out, Session session) throws IOException {
        var ready = out;
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            if (invited && ready.roster() == 0) {
                ready = encrypt(ready, session);
                if (ready.roster() == 0) {
                    continue;
                }
            }
            var body = invited && ready.kind() != LineKind.DELETED ? ready.sealed() : ready.plain();
            var said = answer.await(
                    session.request(new SayInRoom(room, ready.id(), ready.kind(), ready.of(), ready.roster(), body)));
            if (said.number() > 0) {
                return said.number();
            }
            rosterIs(said.roster());
            ready = ready.encrypted(new byte[0], 0);
        }
        throw new IOException("members come and go faster than something can be said");
    }

    /** @return with the roster that it was encrypted for, or without if that changed meanwhile */
    private Outgoing encrypt(Outgoing out, Session session) throws IOException {
        if (roster.isEmpty()) {
            roster = Optional.of(Roster.ask(room, session, answer));
        }
        var present = roster.get();
        if (out.kind() == LineKind.DELETED) {
            return out.encrypted(new byte[0], present.number());
        }
        if (!give(present, session)) {
            return out;
        }
        var batch = file.batch();
        var sealed = cipher(batch).encrypt(out.kind(), out.of(), out.id(), out.plain());
        var ready = out.encrypted(sealed, present.number());
        file.put(batch, ready);
        // On disk before it is out: no key is used twice, whatever happens in between.
        batch.commit();
        return ready;
    }

    /** @return false if other people belong to the room by now */
    private boolean give(Roster present, Session session) throws IOException {
        var batch = file.batch();
        var giving = cipher(batch).giving(present.keys());
        batch.commit();
        if (giving.isEmpty()) {
            return true;
        }
        var said = answer.await(session.request(new SayInRoom(
                room,
                UUID.randomUUID(),
                LineKind.KEYS,
                0,
                present.number(),
                giving.get().body())));
        if (said.number() == 0) {
            rosterIs(said.roster());
            return false;
        }
        var given = file.batch();
        cipher(given).given(giving.get());
        given.commit();
        return true;
    }

    RoomCipher cipher(RoomStore.Batch batch) {
        return new RoomCipher(room, key, file.chains(batch, room));
    }
}
