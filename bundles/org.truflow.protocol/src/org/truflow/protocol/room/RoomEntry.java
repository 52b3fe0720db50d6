package org.truflow.protocol.room;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.truflow.id.PeerId;

/**
 * A line of a room.
 *
 * @param number counts the lines of the room, from 1 on, without a gap
 * @param from name of the member; empty for the owner of the tracker
 * @param device of the member; empty for the owner of the tracker
 * @param of the line that this one edits or deletes; 0 for none
 * @param id of the message, chosen by whoever sent it
 * @param body UTF-8, or sealed in an invited room; at most {@link SayInRoom#MOST_BODY} bytes; empty once deleted
 */
public record RoomEntry(
        long number, Instant time, String from, Optional<PeerId> device, LineKind kind, long of, UUID id, byte[] body) {

    /** Returns the line without what was said. */
    public RoomEntry emptied() {
        return new RoomEntry(number, time, from, device, kind, of, id, new byte[0]);
    }
}
