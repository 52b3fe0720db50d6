package org.truflow.protocol.chat;

import java.util.List;
import org.truflow.protocol.Message;

/**
 * Brings sealed letters, in order.
 *
 * @param stream the sender's for this recipient, random; another one when the sender lost what it knew
 * @param first number of the first letter in the stream, counted from 1 on; the others follow without a gap
 * @param sealed at most {@link #MOST} of at most {@link #MOST_BYTES} bytes
 */
public record Letters(long stream, long first, List<byte[]> sealed) implements Message.Request<LettersTaken> {
    public static final int MOST = 32;

    /** Most bytes of one sealed letter. */
    public static final int MOST_BYTES = 60 << 10;

    /** Most bytes of the letters of one message. */
    public static final int MOST_BYTES_IN_ALL = 512 << 10;

    public Letters {
        sealed = List.copyOf(sealed);
    }
}
