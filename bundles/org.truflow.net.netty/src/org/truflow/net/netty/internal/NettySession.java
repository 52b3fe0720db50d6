package org.truflow.net.netty.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.PeerId;
import org.truflow.protocol.Bye;
import org.truflow.protocol.Encoded;
import org.truflow.protocol.Envelope;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.Message;
import org.truflow.protocol.Ping;
import org.truflow.protocol.Pong;
import org.truflow.protocol.Refusal;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;

/**
 * A connection whose other end proved its key. Frames are decoded on the event loop; everything that comes of them runs
 * on the lane. It ends once, with one reason, whichever of the two sides or the network in between ended it.
 */
final class NettySession implements Session, Frames {
    private static final Logger LOG = LoggerFactory.getLogger(NettySession.class);

    /** What may wait in a lane until no more is read: bytes, with a little for each message itself. */
    private static final int LANE_CONTROL = 512 << 10;

    private static final int LANE_DATA = 8 << 20;
    private static final WriteBufferWaterMark CONTROL_WATER = new WriteBufferWaterMark(128 << 10, 256 << 10);

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Node node;
    private final Whiteboard whiteboard;
    private final Channel channel;
    private final FrameReader reader;
    private final Remote remote;
    private final Loop loop;
    private final Lane lane;
    private final Outbox outbox;
    private final Requests requests = new Requests();
    private final Inbox inbox;
    private final KeepAlive keepAlive;
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final AtomicReference<@Nullable String> ended = new AtomicReference<>();
    private boolean stuck;

    /** Who is at the other end, as proved, and what for. */
    record Remote(PeerId id, Set<PeerId> formerly, InetSocketAddress address, SessionKind kind, boolean outgoing) {
        Remote {
            formerly = Set.copyOf(formerly);
        }
    }

    NettySession(Node node, Channel channel, FrameReader reader, Remote remote) {
        this.node = node;
        this.whiteboard = node.whiteboard();
        this.channel = channel;
        this.reader = reader;
        this.remote = remote;
        var most = remote.kind() == SessionKind.DATA ? LANE_DATA : LANE_CONTROL;
        this.loop = new Loop(channel);
        this.lane = new Lane(node.lanes(), node.memory(), most, () -> loop.execute(this::regulate));
        this.outbox = new Outbox(channel, node.memory());
        this.inbox = new Inbox(this, whiteboard, requests, new Answers(this, whiteboard, outbox), this::queue);
        this.keepAlive = new KeepAlive(this, channel, reader, requests, outbox, node);
    }

    /** Begins: listeners hear of it, and time runs. On the event loop. */
    void start() {
        if (remote.kind() == SessionKind.CONTROL) {
            channel.config().setWriteBufferWaterMark(CONTROL_WATER);
        }
        keepAlive.start();
        if (!remote.outgoing()) {
            lane.execute(() -> whiteboard.opened(this));
        }
    }

    @Override
    public PeerId remote() {
        return remote.id();
    }

    @Override
    public Set<PeerId> formerly() {
        return remote.formerly();
    }

    @Override
    public InetSocketAddress address() {
        return remote.address();
    }

    @Override
    public SessionKind kind() {
        return remote.kind();
    }

    @Override
    public boolean outgoing() {
        return remote.outgoing();
    }

    @Override
    @SuppressWarnings("unchecked") // the class of the answer is checked when it comes
    public <R extends Message> CompletionStage<R> request(Message.Request<R> request) {
        Requests.Waiting waiting;
        try {
            waiting = requests.add(request);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        try {
            transmit(() -> whiteboard.wire().encode(new Envelope(waiting.id(), request)))
                    .whenComplete((_, failure) -> {
                        if (failure != null) {
                            requests.forget(waiting);
                            waiting.result().completeExceptionally(failure);
                        }
                    });
        } catch (RuntimeException e) {
            requests.forget(waiting);
            throw e;
        }
        var over = ended.get();
        if (over != null) {
            requests.forget(waiting);
            waiting.result().completeExceptionally(failure(over));
        }
        // Not a view of it: that would wrap every failure in one of the JDK's own.
        return (CompletionStage<R>) waiting.result();
    }

    @Override
    @SuppressWarnings("unchecked") // nothing is in it either way
    public CompletionStage<Void> push(Message.Push message) {
        if (outbox.pending() > node.memory().pushes()) {
            abort("it does not take what is sent to it");
        }
        return (CompletionStage<Void>)
                (CompletionStage<?>) transmit(() -> node.lastPush().encode(whiteboard.wire(), message));
    }

    @Override
    public long pending() {
        return outbox.pending();
    }

    @Override
    public void close(String reason) {
        if (ended.compareAndSet(null, reason)) {
            sendLast(new Bye(reason));
            finish(reason);
        }
    }

    @Override
    public CompletionStage<String> closed() {
        return closed;
    }

    @Override
    public String toString() {
        return "session with " + remote.id() + " at " + Addresses.text(remote.address());
    }

    // What the connection says, on its event loop.

    @Override
    public int limit(int opcode) {
        return whiteboard.wire().limit(opcode);
    }

    @Override
    public boolean expectsBulk() {
        return remote.kind() == SessionKind.DATA && requests.any();
    }

    @Override
    public void frame(int opcode, ByteBuf body) throws IOException {
        inbox.frame(opcode, body);
    }

    @Override
    public void secured(SslHandler tls) {
        abort("TLS was begun a second time");
    }

    @Override
    public void writable(boolean now) {
        if (now == stuck && (now || ended.get() == null)) {
            stuck = !now;
            node.memory().stuck(stuck);
        }
        outbox.changed();
    }

    @Override
    public void broken(IOException why) {
        var reason = Causes.text(why);
        if (why instanceof MalformedMessageException && ended.compareAndSet(null, reason)) {
            LOG.info("{} is ended: {}", this, reason);
            sendLast(new Refusal(ErrorCode.BAD_REQUEST, reason, ""));
            finish(reason);
        } else {
            abort(reason);
        }
    }

    @Override
    public void gone(String why) {
        if (ended.compareAndSet(null, why)) {
            finish(why);
        }
        if (stuck) {
            stuck = false;
            node.memory().stuck(false);
        }
        outbox.changed();
    }

    /** Ends without a word, for a side that does not listen. From any thread. */
    void abort(String reason) {
        if (ended.compareAndSet(null, reason)) {
            node.memory().gaveUp();
            finish(reason);
        }
        channel.close();
    }

    /** Asks whether the other side is there. */
    void ping() {
        send(new Envelope(0, new Ping(System.nanoTime())));
    }

    void pong(Ping ping) {
        // One that asks and does not read gets no more answers than fit.
        if (channel.isWritable()) {
            send(new Envelope(0, new Pong(ping.token())));
        }
    }

    /** Ends because the other side said so. On the event loop. */
    void over(String reason) {
        if (ended.compareAndSet(null, reason)) {
            finish(reason);
        }
        channel.close();
    }

    boolean reading() {
        return channel.config().isAutoRead();
    }

    @Nullable
    String ended() {
        return ended.get();
    }

    IOException failure(String reason) {
        return new IOException("the " + this + " ended: " + reason);
    }

    /** Hands a frame out. With a payload that happens on the lane. */
    private CompletableFuture<@Nullable Void> transmit(Supplier<Encoded> frame) {
        var result = new CompletableFuture<@Nullable Void>();
        var over = ended.get();
        if (over != null) {
            result.completeExceptionally(failure(over));
            return result;
        }
        var encoded = frame.get();
        if (!encoded.hasPayload()) {
            Futures.follow(outbox.send(encoded), result, this);
            return result;
        }
        lane.execute(() -> {
            try {
                Futures.follow(outbox.sendBulk(encoded), result, this);
            } catch (IOException e) {
                result.completeExceptionally(new IOException("nothing was sent to " + this + ": " + Causes.text(e), e));
            }
        });
        return result;
    }

    private void send(Envelope envelope) {
        outbox.send(whiteboard.wire().encode(envelope));
    }

    private void queue(Runnable task, int weight) {
        lane.execute(weight, task);
        regulate();
    }

    /** Reads on, or not, as the lane allows. On the event loop only, so that the last word is the right one. */
    private void regulate() {
        var read = !lane.full();
        if (read != channel.config().isAutoRead()) {
            if (read) {
                reader.excuse();
            }
            channel.config().setAutoRead(read);
        }
    }

    /** Says a last word and closes when it is out, or when it takes too long. */
    private void sendLast(Message word) {
        outbox.send(whiteboard.wire().encode(new Envelope(0, word))).addListener(_ -> channel.close());
        loop.once(GOODBYE, channel::close);
    }

    private void finish(String reason) {
        node.remove(this);
        keepAlive.stop();
        outbox.changed();
        loop.execute(reader::stop);
        var open = requests.drain();
        if (!open.isEmpty()) {
            // Not on the lane: a handler there may be busy for long, and nobody should wait for it.
            Thread.ofVirtual()
                    .name("truflow-lane")
                    .start(() -> open.forEach(request -> request.result().completeExceptionally(failure(reason))));
        }
        lane.execute(() -> {
            if (!remote.outgoing()) {
                whiteboard.closed(this, reason);
            }
            closed.complete(reason);
        });
    }
}
