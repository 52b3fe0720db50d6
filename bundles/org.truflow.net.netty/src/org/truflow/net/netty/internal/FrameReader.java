package org.truflow.net.netty.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.protocol.FrameHeader;
import org.truflow.protocol.MalformedMessageException;

/**
 * Cuts the decrypted bytes into frames and hands them on. The length is checked before any room is made for it, and
 * room is made as bytes arrive, so that sixteen bytes of header never cost more than a page of memory; only what was
 * asked for on a data session gets all its room at once. Frames that lie whole in one buffer are not copied.
 */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD}) // Netty's parameters say nothing about null
final class FrameReader extends ChannelInboundHandlerAdapter {
    private static final int FIRST_ROOM = 4 << 10;
    /** A frame of this size is read however much others send at the same time. */
    private static final int SMALL = 16 << 10;

    private final ByteBuffer header = ByteBuffer.allocate(FrameHeader.LENGTH);
    private final Memory memory;
    private Frames owner;
    private int held;
    private @Nullable FrameHeader current;
    private @Nullable ByteBuf body;
    private long began;
    private long heard = System.nanoTime();
    private boolean done;

    FrameReader(Frames owner, Memory memory) {
        this.owner = owner;
        this.memory = memory;
    }

    /** Hands the connection over. On the event loop. */
    void owner(Frames next) {
        owner = next;
    }

    /** Gives up: what still comes is thrown away. On the event loop. */
    void stop() {
        done = true;
        forget();
    }

    /** Returns whether a frame began and is not complete after {@code nanos} and a second for each 16 KiB. On the event loop. */
    boolean overdue(long nanos) {
        var frame = current;
        if (frame == null && header.position() == 0) {
            return false;
        }
        var size = frame == null ? 0 : frame.length();
        return System.nanoTime() - began > nanos + (size >> 14) * 1_000_000_000L;
    }

    /** Returns whether a frame began and is not complete. On the event loop. */
    boolean amidst() {
        return current != null;
    }

    /** Returns the {@link System#nanoTime} when bytes came last. On the event loop. */
    long heard() {
        return heard;
    }

    /** Begins to count time anew, after it was us who did not read. On the event loop. */
    void excuse() {
        began = System.nanoTime();
        heard = began;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        heard = System.nanoTime();
        try {
            if (message instanceof ByteBuf in) {
                read(context, in);
            }
        } catch (IOException e) {
            stop();
            owner.broken(e);
        } catch (RuntimeException e) {
            stop();
            owner.broken(new IOException("a frame could not be read: " + e, e));
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                owner.secured(context.pipeline().get(SslHandler.class));
            } else {
                owner.broken(
                        new IOException("TLS was not agreed: " + Causes.text(handshake.cause()), handshake.cause()));
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        owner.writable(context.channel().isWritable());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        stop();
        owner.broken(new IOException(Causes.text(cause), cause));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        owner.gone("the other side closed the connection");
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        forget();
    }

    private void read(ChannelHandlerContext context, ByteBuf in) throws IOException {
        while (!done && in.isReadable()) {
            var frame = current;
            if (frame == null) {
                frame = header(in);
                if (frame == null) {
                    return;
                }
                if (frame.length() <= in.readableBytes()) {
                    var whole = in.readSlice((int) frame.length());
                    owner.frame(frame.opcode(), whole);
                    continue;
                }
                current = frame;
                body = context.alloc().directBuffer(room(frame), (int) frame.length());
                hold(FIRST_ROOM);
            }
            more(frame, in);
        }
    }

    private @Nullable FrameHeader header(ByteBuf in) throws IOException {
        if (header.position() == 0) {
            began = heard;
        }
        header.limit(Math.min(header.capacity(), header.position() + in.readableBytes()));
        in.readBytes(header);
        if (header.position() < header.capacity()) {
            header.limit(header.capacity());
            return null;
        }
        var frame = FrameHeader.read(header.flip());
        header.clear();
        var limit = owner.limit(frame.opcode());
        if (frame.length() > limit) {
            throw new MalformedMessageException("a frame of opcode " + frame.opcode() + " announces " + frame.length()
                    + " bytes; at most " + limit + " are allowed");
        }
        return frame;
    }

    private int room(FrameHeader frame) {
        return owner.expectsBulk() ? (int) frame.length() : (int) Math.min(frame.length(), FIRST_ROOM);
    }

    private void more(FrameHeader frame, ByteBuf in) throws IOException {
        var into = body;
        if (into == null) {
            return;
        }
        var come = Math.min((int) frame.length() - into.readableBytes(), in.readableBytes());
        if (into.writableBytes() < come) {
            grow(into, (int) frame.length(), into.readableBytes() + come);
        }
        into.writeBytes(in, come);
        if (into.readableBytes() == frame.length()) {
            body = null;
            current = null;
            hold(0);
            try {
                owner.frame(frame.opcode(), into);
            } finally {
                into.release();
            }
        }
    }

    /** A growing buffer doubles, so that each byte is copied about once more at most. */
    private void grow(ByteBuf into, int length, int needed) throws IOException {
        var wanted = Math.min(length, Math.max(2 * into.capacity(), needed));
        if (wanted > SMALL && memory.crowded()) {
            throw new IOException("too many large messages arrive at once; try again later");
        }
        hold(wanted);
        into.capacity(wanted);
    }

    private void hold(int bytes) {
        memory.hold(bytes - held);
        held = bytes;
    }

    private void forget() {
        var half = body;
        body = null;
        current = null;
        hold(0);
        header.clear();
        if (half != null) {
            half.release();
        }
    }
}
