package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.Message;
import org.truflow.protocol.MessageCodec;

/** A line of the table of opcodes. */
record BuiltInCodec<M extends Message>(
        int opcode, Class<M> type, int limit, MapWriter.Element<M> writer, MapReader.Element<M> reader)
        implements MessageCodec<M> {

    @Override
    public void encode(M message, MapWriter out) {
        writer.write(message, out);
    }

    @Override
    public M decode(MapReader in) throws MalformedMessageException {
        return reader.read(in);
    }
}
