package org.truflow.protocol.peer;

import java.util.BitSet;
import org.truflow.protocol.Message;

/**
 * @param size of the content in bytes, as the source says
 * @param all whether it has everything; then {@code pieces} is empty
 * @param pieces that it has; not to be changed
 */
public record PiecesHeld(long size, boolean all, BitSet pieces) implements Message {
    /** Most pieces of a content. */
    public static final int MOST = 65_536;
}
