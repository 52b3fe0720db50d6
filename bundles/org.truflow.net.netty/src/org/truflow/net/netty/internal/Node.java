package org.truflow.net.netty.internal;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
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
 * A running network: listens from when it is made until it is closed, and works without OSGi.
 *
 * <p><b>For tests of other bundles.</b> On a plain class path two of them talk over loopback:
 * {@code Node.listen(Options..., identity, whiteboard)} with port 0, a {@link Whiteboard} that holds the handlers under
 * test, and any {@link Identity}. Inside OSGi this package is not visible; there an engine is tested against a
 * {@code Sessions} of its own making, and the whole over real products.
 */
public final class Node implements Sessions, Network {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private static final int BACKLOG = 1_024;
    private static final int MOST_READ = 512 << 10;
    /** A few blocks of a megabyte are on their way to the other side, so that the disk is never waited for between two. */
    private static final WriteBufferWaterMark WATER = new WriteBufferWaterMark(2 << 20, 4 << 20);
    private static final int PAGE = 8 << 10;
    /** Chunks of 4 MiB. */
    private static final int CHUNK_ORDER = 9;

    private final Options options;
    private final Identity identity;
    private final Whiteboard whiteboard;
    private final Transport transport;
    private final Tls tls;
    private final Budgets budgets;
    private final PooledByteBufAllocator allocator;
    private final EventLoopGroup loops;
    private final Memory memory = Memory.ofThisProcess();
    private final AtomicInteger lanes = new AtomicInteger();
    private final Set<NettySession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
    private final Connector connector;
    private final Keeping keeping;
    private final Channel listener;
    private volatile boolean closed;

    private Node(Options options, Identity identity, Whiteboard whiteboard) throws IOException {
        this.options = options;
        this.identity = identity;
        this.whiteboard = whiteboard;
        this.transport = Transport.best();
        this.tls = Tls.of(options.tls(), identity, options.timing());
        this.budgets = new Budgets(options, System::nanoTime);
        var threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
        this.allocator = new PooledByteBufAllocator(true, 1, threads, PAGE, CHUNK_ORDER);
        this.loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("truflow-net", true), transport.handlers());
        this.connector = new Connector(this, loops);
        this.keeping = new Keeping(this::connect, (delay, task) -> {
            var future = loops.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        }, System::nanoTime);
        try {
            this.listener = bind();
        } catch (IOException e) {
            release();
            throw e;
        }
    }

    /**
     * Listens.
     *
     * @throws IOException with address, reason and what to do, if the address cannot be had or TLS not be set up
     */
    public static Node listen(Options options, Identity identity, Whiteboard whiteboard) throws IOException {
        return new Node(options, identity, whiteboard);
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
        return transport.name() + ", " + tls.name();
    }

    @Override
    public CompletionStage<Session> connect(Target target) {
        if (closed) {
            return CompletableFuture.failedFuture(new IOException("the network has stopped"));
        }
        return connector.connect(target);
    }

    @Override
    public Subscription keep(Target target, KeptListener heard) {
        return keeping.keep(target, heard);
    }

    /** Says goodbye in every session, and returns when ports, connections and threads are gone; after about two seconds at most. */
    public void stop() {
        closed = true;
        keeping.close();
        listener.close().awaitUninterruptibly(options.timing().goodbye().toMillis());
        List.copyOf(sessions).forEach(session -> session.close("the network of this installation stops"));
        Deadline.await(options.timing().goodbye(), () -> channels.isEmpty() && lanes.get() == 0);
        List.copyOf(channels).forEach(Channel::close);
        release();
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
        return options.timing();
    }

    AtomicInteger lanes() {
        return lanes;
    }

    Memory memory() {
        return memory;
    }

    Budgets budgets() {
        return budgets;
    }

    PooledByteBufAllocator allocator() {
        return allocator;
    }

    void add(NettySession session) {
        sessions.add(session);
        if (closed) {
            session.close("the network of this installation stops");
        }
    }

    void remove(NettySession session) {
        sessions.remove(session);
    }

    /** Opens a connection without listening for who answers yet. Completes on the event loop. */
    CompletableFuture<NettySession> open(InetSocketAddress address, Greeting.Expected expected) {
        var result = new CompletableFuture<NettySession>();
        var bootstrap = new Bootstrap()
                .group(loops)
                .channel(transport.client())
                .option(ChannelOption.ALLOCATOR, (ByteBufAllocator) allocator)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, receiving())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) options.timing().tls().toMillis())
                .handler(new Outgoing(address, expected, result));
        var connecting = bootstrap.connect(address);
        connecting.addListener(_ -> {
            if (!connecting.isSuccess()) {
                result.completeExceptionally(connecting.cause());
            }
        });
        result.whenComplete((_, failure) -> {
            if (failure != null) {
                connecting.channel().close();
            }
        });
        return result;
    }

    private Channel bind() throws IOException {
        var address = options.bind().isEmpty()
                ? new InetSocketAddress(options.port())
                : new InetSocketAddress(options.bind(), options.port());
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(transport.server())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.ALLOCATOR, (ByteBufAllocator) allocator)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, receiving())
                .childHandler(new Incoming())
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen on " + Addresses.text(address) + ": " + Causes.text(bound.cause())
                    + ". Choose another port or address, or stop what uses this one", bound.cause());
        }
        return bound.channel();
    }

    private void release() {
        loops.shutdownGracefully(0, options.timing().goodbye().toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(2 * options.timing().goodbye().toMillis());
        tls.close();
    }

    private static AdaptiveRecvByteBufAllocator receiving() {
        return new AdaptiveRecvByteBufAllocator(2 << 10, 16 << 10, MOST_READ);
    }

    private void assemble(Channel channel, boolean incoming, Greeting greeting) {
        channels.add(channel);
        channel.closeFuture().addListener(_ -> channels.remove(channel));
        channel.pipeline()
                .addLast(incoming ? tls.server(allocator) : tls.client(allocator))
                .addLast(new FlushConsolidationHandler(256, true))
                .addLast(greeting.reader());
        if (closed) {
            channel.close();
        }
    }

    @NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD}) // Netty's parameters say nothing about null
    private final class Incoming extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            // Null when the other side is gone already.
            var place = channel.remoteAddress() instanceof InetSocketAddress from ? budgets.enter(from.getAddress()) : null;
            if (place == null || !(channel.remoteAddress() instanceof InetSocketAddress address)) {
                // Before anything is worked out for it; and at once, without lingering.
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                channel.close();
                return;
            }
            channel.closeFuture().addListener(_ -> place.leave());
            var greeting = new Greeting(Node.this, channel, address, null);
            greeting.result().whenComplete((session, failure) -> {
                place.greet();
                if (failure != null) {
                    LOG.debug("a connection from {} came to nothing: {}", Addresses.text(address), Causes.text(failure));
                }
            });
            assemble(channel, true, greeting);
        }
    }

    @NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD}) // Netty's parameters say nothing about null
    private final class Outgoing extends ChannelInitializer<Channel> {
        private final InetSocketAddress address;
        private final Greeting.Expected expected;
        private final CompletableFuture<NettySession> result;

        Outgoing(InetSocketAddress address, Greeting.Expected expected, CompletableFuture<NettySession> result) {
            this.address = address;
            this.expected = expected;
            this.result = result;
        }

        @Override
        protected void initChannel(Channel channel) {
            var greeting = new Greeting(Node.this, channel, address, expected);
            greeting.result().whenComplete((session, failure) -> {
                if (failure != null) {
                    result.completeExceptionally(failure);
                } else if (!result.complete(session)) {
                    session.close("another address answered first");
                }
            });
            assemble(channel, false, greeting);
        }
    }
}
