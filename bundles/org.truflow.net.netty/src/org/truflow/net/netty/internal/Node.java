package org.truflow.net.netty.internal;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.identity.Identity;
import org.truflow.net.Network;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.Sessions;
import org.truflow.protocol.session.Target;

/**
 * A running network: listens from when it is made until it is stopped, and works without OSGi.
 *
 * <p><b>For tests of other bundles.</b> On a plain class path two of them talk over loopback:
 * {@code Node.listen(options, identity, whiteboard)} with port 0, a {@link Whiteboard} that holds the handlers under
 * test, and any {@link Identity}. Inside OSGi this package is not visible; there an engine is tested against a
 * {@code Sessions} of its own making, and the whole over real products.
 */
public final class Node implements Sessions, Network {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final String STOPS = "the network of this installation stops";

    private final Timing timing;
    private final Identity identity;
    private final Whiteboard whiteboard;
    private final Memory memory;
    private final AtomicInteger lanes = new AtomicInteger();
    private final LastPush lastPush = new LastPush();
    private final Set<NettySession> sessions = ConcurrentHashMap.newKeySet();
    private final Sockets sockets;
    private final Connector connector;
    private final Keeping keeping;
    private final Channel listener;
    private volatile boolean closed;

    private Node(Options options, Identity identity, Whiteboard whiteboard, Memory memory) throws IOException {
        this.memory = memory;
        this.timing = options.timing();
        this.identity = identity;
        this.whiteboard = whiteboard;
        this.sockets = new Sockets(this, options);
        this.connector = new Connector(sockets, timing);
        this.keeping = new Keeping(this::connect, (delay, task) -> sockets.after(delay, task)::run, System::nanoTime);
        try {
            this.listener = sockets.listen();
        } catch (IOException e) {
            sockets.release();
            throw e;
        }
    }

    /**
     * Listens.
     *
     * @throws IOException with address, reason and what to do, if the address cannot be had or TLS not be set up
     */
    public static Node listen(Options options, Identity identity, Whiteboard whiteboard) throws IOException {
        return listen(options, identity, whiteboard, Memory.ofThisProcess());
    }

    static Node listen(Options options, Identity identity, Whiteboard whiteboard, Memory memory) throws IOException {
        return new Node(options, identity, whiteboard, memory);
    }

    @Override
    public PeerId self() {
        return identity.self();
    }

    @Override
    public int port() {
        return listening().getFirst().getPort();
    }

    @Override
    public List<InetSocketAddress> listening() {
        return List.of((InetSocketAddress) listener.localAddress());
    }

    @Override
    public int sessions() {
        return sessions.size();
    }

    @Override
    public String describe() {
        return sockets.describe();
    }

    @Override
    public CompletionStage<Session> connect(Target target) {
        return closed
                ? CompletableFuture.failedFuture(new IOException("the network has stopped"))
                : connector.connect(target);
    }

    @Override
    public Subscription keep(Target target, KeptListener heard) {
        return keeping.keep(target, heard);
    }

    /** Says goodbye in every session, and returns when ports, connections and threads are gone; after about two seconds at most. */
    public void stop() {
        closed = true;
        sockets.refuse();
        keeping.close();
        listener.close().awaitUninterruptibly(timing.goodbye().toMillis());
        List.copyOf(sessions).forEach(session -> session.close(STOPS));
        Deadline.await(timing.goodbye(), () -> !sockets.anyOpen() && lanes.get() == 0);
        sockets.release();
        if (lanes.get() > 0) {
            LOG.warn("{} sessions have handlers that still run", lanes.get());
        }
    }

    Whiteboard whiteboard() {
        return whiteboard;
    }

    Identity identity() {
        return identity;
    }

    Timing timing() {
        return timing;
    }

    AtomicInteger lanes() {
        return lanes;
    }

    LastPush lastPush() {
        return lastPush;
    }

    Memory memory() {
        return memory;
    }

    Budgets budgets() {
        return sockets.budgets();
    }

    PooledByteBufAllocator allocator() {
        return sockets.allocator();
    }

    void add(NettySession session) {
        sessions.add(session);
        if (closed) {
            session.close(STOPS);
        }
    }

    void remove(NettySession session) {
        sessions.remove(session);
    }
}
