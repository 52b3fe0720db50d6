package org.truflow.protocol.peer;

import org.truflow.id.ContentHash;
import org.truflow.protocol.Message;

/**
 * Asks for bytes of a content, on a data session.
 *
 * @param offset a multiple of 16 KiB
 * @param length 1 to {@link #MOST}; not beyond the end
 */
public record AskBlock(ContentHash content, long offset, int length) implements Message.Request<Block> {
    /** Most bytes of one block. */
    public static final int MOST = 1 << 20;
}
