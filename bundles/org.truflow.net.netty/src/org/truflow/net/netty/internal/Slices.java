package org.truflow.net.netty.internal;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.protocol.Payload;
import org.truflow.protocol.PayloadSlicer;

/** Cuts the payload out of one received body, and remembers it, so that it can be released when nobody takes the message. */
final class Slices implements PayloadSlicer {
    private final ByteBuf body;
    private @Nullable Received cut;

    Slices(ByteBuf body) {
        this.body = body;
    }

    @Override
    public Payload.Received slice(int offset, int length) {
        var whole = body.readerIndex() + offset;
        // The JDK's TLS decrypts into arrays; who receives a payload is promised memory outside the heap.
        var part = body.isDirect()
                ? body.retainedSlice(whole, length)
                : body.alloc().directBuffer(Math.max(1, length)).writeBytes(body, whole, length);
        var made = new Received(part);
        cut = made;
        return made;
    }

    /** Releases the payload, if there is one. Harmless when it was closed. */
    void discard() {
        var payload = cut;
        if (payload != null) {
            payload.close();
        }
    }

    private static final class Received implements Payload.Received {
        private final ByteBuf bytes;
        private final AtomicBoolean closed = new AtomicBoolean();

        Received(ByteBuf bytes) {
            this.bytes = bytes;
        }

        @Override
        public int length() {
            return bytes.readableBytes();
        }

        @Override
        public void writeTo(ByteBuffer target) {
            target.put(bytes());
        }

        @Override
        public ByteBuffer bytes() {
            return bytes.nioBuffer().asReadOnlyBuffer();
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                bytes.release();
            }
        }
    }
}
