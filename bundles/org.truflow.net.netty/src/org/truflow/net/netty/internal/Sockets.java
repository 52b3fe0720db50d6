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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Event loops, buffers, TLS and every open socket of a node. Call from any thread. */
final class Sockets {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    private static final int BACKLOG = 1_024;
    private static final int MOST_READ = 512 << 10;
    /** A few blocks of a megabyte are on their way to the other side, so that the disk is never waited for between two. */
    private static final WriteBufferWaterMark WATER = new WriteBufferWaterMark(2 << 20, 4 << 20);

    private static final int MOST_LOOPS = 8;
    private static final int PAGE = 8 << 10;
    /** Chunks of 4 MiB. */
    private static final int CHUNK_ORDER = 9;

    private final Node node;
    private final Options options;
    private final Transport transport;
    private final Tls tls;
    private final Budgets budgets;
    private final PooledByteBufAllocator allocator;
    private final EventLoopGroup loops;
    private final Set<Channel> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @throws IOException if TLS cannot be set up */
    Sockets(Node node, Options options) throws IOException {
        this.node = node;
        this.options = options;
        this.transport = Transport.best();
        this.tls = Tls.of(options.tls(), node.identity(), options.timing());
        this.budgets = new Budgets(options, System::nanoTime);
        var threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_LOOPS);
        this.allocator = new PooledByteBufAllocator(true, 1, threads, PAGE, CHUNK_ORDER);
        this.loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("truflow-net", true), transport.handlers());
    }

    String describe() {
        return transport.name() + ", " + tls.name();
    }

    Budgets budgets() {
        return budgets;
    }

    PooledByteBufAllocator allocator() {
        return allocator;
    }

    /** @throws IOException with the address, the reason and what to do */
    Channel listen() throws IOException {
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
            throw new IOException(
                    "cannot listen on " + Addresses.text(address) + ": " + Causes.text(bound.cause())
                            + ". Choose another port or address, or stop what uses this one",
                    bound.cause());
        }
        return bound.channel();
    }

    /** Connects and greets. Completes on the event loop, if not cancelled before. */
    CompletableFuture<NettySession> connect(InetSocketAddress address, Greeting.Expected expected) {
        var result = new CompletableFuture<NettySession>();
        var connecting = new Bootstrap()
                .group(loops)
                .channel(transport.client())
                .option(ChannelOption.ALLOCATOR, (ByteBufAllocator) allocator)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, receiving())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        options.timing().tls().toMillis())
                .handler(new Outgoing(address, expected, result))
                .connect(address);
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

    /**
     * Runs a task later on an event loop; never, if the network stops before.
     *
     * @return takes the task back, if it has not begun
     */
    Runnable after(Duration delay, Runnable task) {
        if (closed) {
            return () -> {};
        }
        var future = loops.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Opens no more connections. */
    void refuse() {
        closed = true;
    }

    boolean anyOpen() {
        return !open.isEmpty();
    }

    /** Closes whatever is open, and returns when the event loops are gone, or after a while. */
    void release() {
        closed = true;
        List.copyOf(open).forEach(Channel::close);
        var patience = options.timing().goodbye().toMillis();
        loops.shutdownGracefully(0, patience, TimeUnit.MILLISECONDS).awaitUninterruptibly(2 * patience);
        tls.close();
    }

    private static AdaptiveRecvByteBufAllocator receiving() {
        return new AdaptiveRecvByteBufAllocator(2 << 10, 16 << 10, MOST_READ);
    }

    private void assemble(Channel channel, boolean incoming, Greeting greeting) {
        open.add(channel);
        channel.closeFuture().addListener(_ -> open.remove(channel));
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
            var place =
                    channel.remoteAddress() instanceof InetSocketAddress from ? budgets.enter(from.getAddress()) : null;
            if (place == null || !(channel.remoteAddress() instanceof InetSocketAddress address)) {
                // Before anything is worked out for it; and at once, without lingering.
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                channel.close();
                return;
            }
            channel.closeFuture().addListener(_ -> place.leave());
            var greeting = new Greeting(node, channel, address, null);
            greeting.result().whenComplete((_, failure) -> {
                place.greet();
                if (failure != null) {
                    LOG.debug(
                            "a connection from {} came to nothing: {}", Addresses.text(address), Causes.text(failure));
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
            var greeting = new Greeting(node, channel, address, expected);
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
