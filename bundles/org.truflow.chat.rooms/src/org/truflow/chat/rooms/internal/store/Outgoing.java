package org.truflow.chat.rooms.internal.store;

import java.util.UUID;
import org.truflow.protocol.room.LineKind;

/**
 * Something on its way to the tracker.
 *
 * @param order rises with each
 * @param plain what is said
 * @param sealed encrypted, once it is; empty before, and in a public room
 * @param roster that it was encrypted for
 * @param number of the line, once the tracker told it; the line itself has not come yet
 */
public record Outgoing(
        long order, long room, UUID id, LineKind kind, long of, byte[] plain, byte[] sealed, long roster, long number) {

    public Outgoing encrypted(byte[] as, long forRoster) {
        return new Outgoing(order, room, id, kind, of, plain, as, forRoster, number);
    }

    public Outgoing said(long as) {
        return new Outgoing(order, room, id, kind, of, plain, sealed, roster, as);
    }
}
