package org.truflow.protocol.chat;

import java.time.Instant;
import java.util.UUID;
import org.truflow.protocol.Message;

/**
 * How far a message came. Only within a sealed letter.
 *
 * @param id of the message; what was read is all up to it
 * @param with as in {@link Post}
 */
public record Mark(UUID id, String with, Instant time, Kind kind) implements Message.Push {
    /** In the order of the numbers on the wire. */
    public enum Kind {
        /** Told to own devices: the other has it. */
        DELIVERED,
        /** Told to the other: it was shown here. To own devices: it was shown on one of them. */
        READ
    }
}
