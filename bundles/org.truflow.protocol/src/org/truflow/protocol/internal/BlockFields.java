package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.Block;

/** {@code d bytes}, which are the end of the body */
final class BlockFields {
    private BlockFields() {}

    @SuppressWarnings("resource") // closed by whoever sends the frame
    static void write(Block message, MapWriter out) {
        out.payload("d", message.payload(), AskBlock.MOST);
    }

    @SuppressWarnings("resource") // closed by whoever receives the block
    static Block read(MapReader in) throws MalformedMessageException {
        return new Block(in.payload("d", AskBlock.MOST));
    }
}
