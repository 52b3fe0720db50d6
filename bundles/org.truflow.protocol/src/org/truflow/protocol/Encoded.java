package org.truflow.protocol;

import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A frame ready to be sent.
 *
 * @param head frame header and body up to the payload, on the heap, to be read from its position
 * @param payload follows the head; the frame's length counts it already. Whoever sends the frame closes it
 */
public record Encoded(ByteBuffer head, @Nullable Payload payload) {
    public boolean hasPayload() {
        return payload != null;
    }
}
