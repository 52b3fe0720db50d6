package org.truflow.protocol;

import java.nio.ByteBuffer;

/** A payload that is in memory, and remembers that it was closed. */
final class BytesPayload implements Payload.Received {
    private final ByteBuffer bytes;
    private int closed;

    BytesPayload(byte... bytes) {
        this(ByteBuffer.wrap(bytes));
    }

    BytesPayload(ByteBuffer bytes) {
        this.bytes = bytes.asReadOnlyBuffer();
    }

    int closed() {
        return closed;
    }

    @Override
    public int length() {
        return bytes.remaining();
    }

    @Override
    public void writeTo(ByteBuffer target) {
        target.put(bytes.duplicate());
    }

    @Override
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    @Override
    public void close() {
        closed++;
    }
}
