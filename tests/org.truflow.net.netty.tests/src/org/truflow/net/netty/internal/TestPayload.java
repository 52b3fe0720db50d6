package org.truflow.net.netty.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.truflow.protocol.Payload;

/** Bytes that can be told apart by their offset, and that count what is done with them. */
final class TestPayload implements Payload {
    private final long offset;
    private final int length;
    private final Count count;

    /** What was done with all payloads of a test. */
    static final class Count {
        final AtomicInteger made = new AtomicInteger();
        final AtomicInteger written = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();
    }

    TestPayload(long offset, int length, Count count) {
        this.offset = offset;
        this.length = length;
        this.count = count;
        count.made.incrementAndGet();
    }

    static byte at(long position) {
        return (byte) (position * 31 + (position >> 8));
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void writeTo(ByteBuffer target) throws IOException {
        count.written.incrementAndGet();
        if (offset < 0) {
            throw new IOException("the file is gone");
        }
        if (!target.isDirect()) {
            throw new IOException("the target is not outside the heap");
        }
        for (var i = 0; i < length; i++) {
            target.put(at(offset + i));
        }
    }

    @Override
    public void close() {
        count.closed.incrementAndGet();
    }
}
