package org.truflow.protocol.peer;

import org.truflow.id.ContentHash;
import org.truflow.protocol.Message;

/**
 * Asks for the hashes of some pieces, with what proves them against the content hash.
 *
 * @param first a multiple of {@code count}
 * @param count a power of two, at most 4,096; pieces beyond the end count as absent and are padded as BEP 52 says
 */
public record AskLayer(ContentHash content, int first, int count) implements Message.Request<Layer> {
    public static final int MOST = 4_096;
}
