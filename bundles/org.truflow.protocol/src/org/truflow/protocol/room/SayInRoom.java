package org.truflow.protocol.room;

import java.util.UUID;
import org.truflow.protocol.Message;

/**
 * Says something in a room. The same id is taken once: asked again, the tracker answers as before.
 *
 * @param kind {@link LineKind#SAID} to {@link LineKind#KEYS}
 * @param of the line that is edited or deleted; 0 for none
 * @param roster in an invited room, that of the members for whom the body is encrypted; else 0
 */
public record SayInRoom(long room, UUID id, LineKind kind, long of, long roster, byte[] body)
        implements Message.Request<Said> {
    public static final int MOST_BODY = 64 << 10;
}
