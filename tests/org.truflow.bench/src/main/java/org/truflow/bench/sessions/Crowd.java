package org.truflow.bench.sessions;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.truflow.identity.Identity;
import org.truflow.protocol.Envelope;
import org.truflow.protocol.Message;
import org.truflow.protocol.Wire;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.protocol.tracker.Relayed;

/**
 * Any number of synthetic peers of one tracker, on a few threads of this process: each has a key of its own and speaks
 * the protocol of {@code docs/protocol.md}. Closing it closes their connections. Call from any thread.
 */
public final class Crowd implements AutoCloseable {
    private static final int THREADS = 2;

    private final InetSocketAddress tracker;
    private final MultiThreadIoEventLoopGroup loops;
    private final Class<? extends SocketChannel> channel;
    private final Wire wire = new Wire();
    private final int presence;
    private final int relayed;
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();

    public Crowd(InetSocketAddress tracker) {
        var epoll = Epoll.isAvailable();
        this.tracker = tracker;
        this.loops = new MultiThreadIoEventLoopGroup(
                THREADS,
                new DefaultThreadFactory("crowd", true),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        this.channel = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
        this.presence = opcode(new PresenceChanged(true, List.of(), List.of()));
        this.relayed = opcode(new Relayed("", ""));
    }

    private int opcode(Message.Push push) {
        return wire.encode(new Envelope(0, push)).head().get(0);
    }

    /** Connects one more; completes when both sides said hello. */
    public CompletableFuture<SyntheticPeer> connect(Identity identity) {
        return SyntheticPeer.connect(this, identity);
    }

    /** As {@link #connect(Identity)}, with what {@link SyntheticPeer#tls} made before, from an address of this machine. */
    public CompletableFuture<SyntheticPeer> connect(SslContext tls, InetSocketAddress from) {
        return SyntheticPeer.connect(this, tls, from);
    }

    /** Returns how many lines were handed to all that do not listen. */
    public long lines() {
        return lines.get();
    }

    /** Returns the bytes that told who is there; signs of life, which never end, do not count. */
    public long told() {
        return told.get();
    }

    /** Returns how many connections ended that had said hello. */
    public long ended() {
        return ended.get();
    }

    InetSocketAddress tracker() {
        return tracker;
    }

    MultiThreadIoEventLoopGroup loops() {
        return loops;
    }

    Class<? extends SocketChannel> channel() {
        return channel;
    }

    Wire wire() {
        return wire;
    }

    /** Counts what a person would read and a synthetic peer does not. @return false if it has to be read */
    boolean counts(int opcode, long bytes) {
        if (opcode == presence) {
            told.addAndGet(bytes);
            return true;
        } else if (opcode == relayed) {
            lines.incrementAndGet();
            return true;
        }
        return false;
    }

    void end() {
        ended.incrementAndGet();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
