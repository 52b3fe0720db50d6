package org.truflow.net.netty.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.truflow.protocol.Encoded;
import org.truflow.protocol.Payload;

/** The way out of one session. Bytes of a payload are read straight into the buffer that is encrypted. */
final class Outbox {
    private static final long LOOK_AGAIN_MILLIS = 1_000;
    private static final long LOOK_SOON_MILLIS = 50;
    private static final long LONGEST_FLOOD = 10_000_000_000L;

    private final Channel channel;
    private final Memory memory;
    private final Object turn = new Object();
    /** On the event loop alone. */
    private long done;

    Outbox(Channel channel, Memory memory) {
        this.channel = channel;
        this.memory = memory;
    }

    /** Hands a frame without payload to the connection. From any thread; does not wait. */
    ChannelFuture send(Encoded frame) {
        return write(Unpooled.wrappedBuffer(frame.head()));
    }

    /**
     * Reads a payload and hands the frame to the connection. Waits for the disk, and while enough is on its way, so
     * that no more than a few blocks are read ahead of what the other side takes. Closes the payload in any case.
     *
     * @throws IOException if the payload cannot be read or the connection is gone; nothing was sent then
     */
    ChannelFuture sendBulk(Encoded frame) throws IOException {
        try (var payload = frame.payload()) {
            if (payload == null) {
                return send(frame);
            }
            awaitWritable();
            var length = payload.length();
            var buffer = channel.alloc().directBuffer(frame.head().remaining() + length);
            var sent = false;
            try {
                buffer.writeBytes(frame.head());
                fill(buffer, payload, length);
                sent = true;
            } finally {
                if (!sent) {
                    buffer.release();
                }
            }
            return write(buffer);
        }
    }

    /**
     * Waits until the connection takes bytes, and for a while until not too much waits in all sessions together. On a
     * thread that may wait.
     *
     * @return false if too much still waits in all sessions
     */
    boolean awaitTurn() throws IOException {
        synchronized (turn) {
            awaitWritable();
            var end = System.nanoTime() + LONGEST_FLOOD;
            while (memory.flooded() && System.nanoTime() - end < 0) {
                pause(LOOK_SOON_MILLIS);
            }
        }
        return !memory.flooded();
    }

    private void awaitWritable() throws IOException {
        synchronized (turn) {
            while (!channel.isWritable()) {
                pause(LOOK_AGAIN_MILLIS);
            }
        }
    }

    /** Holding the lock, so that nobody is woken between looking and waiting. */
    private void pause(long millis) throws IOException {
        if (!channel.isActive()) {
            throw new ClosedChannelException();
        }
        try {
            turn.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the other side took no bytes", e);
        }
    }

    private ChannelFuture write(ByteBuf frame) {
        var bytes = frame.readableBytes();
        memory.send(bytes);
        return channel.writeAndFlush(frame).addListener(_ -> {
            memory.send(-bytes);
            done += bytes;
        });
    }

    /** Wakes who waits. */
    void changed() {
        synchronized (turn) {
            turn.notifyAll();
        }
    }

    /** Returns bytes that wait to be written. */
    long pending() {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    /** Returns bytes of frames that were written whole, or failed. On the event loop. */
    long done() {
        return done;
    }

    private static void fill(ByteBuf buffer, Payload payload, int length) throws IOException {
        var target = buffer.nioBuffer(buffer.writerIndex(), length);
        payload.writeTo(target);
        if (target.hasRemaining()) {
            throw new IOException("a payload of " + length + " bytes gave only " + target.position());
        }
        buffer.writerIndex(buffer.writerIndex() + length);
    }
}
