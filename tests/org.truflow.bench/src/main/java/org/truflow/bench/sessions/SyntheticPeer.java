package org.truflow.bench.sessions;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.truflow.identity.Identity;
import org.truflow.identity.SelfSignedTrust;
import org.truflow.protocol.Bye;
import org.truflow.protocol.Envelope;
import org.truflow.protocol.FrameHeader;
import org.truflow.protocol.Hello;
import org.truflow.protocol.Message;
import org.truflow.protocol.Ping;
import org.truflow.protocol.Pong;
import org.truflow.protocol.Refusal;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.SessionKind;

/** One connection of a {@link Crowd}: asks, gets answers, and gives signs of life. Call from any thread. */
public final class SyntheticPeer {
    private final Crowd crowd;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<Message>> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<SyntheticPeer> greeted = new CompletableFuture<>();
    private final Channel channel;
    private volatile Consumer<Message.Push> listener;

    private SyntheticPeer(Crowd crowd, Channel channel) {
        this.crowd = crowd;
        this.channel = channel;
    }

    static CompletableFuture<SyntheticPeer> connect(Crowd crowd, Identity identity) {
        try {
            var tls = tls(identity);
            var connected = connect(crowd, tls, new InetSocketAddress(0));
            connected.whenComplete((peer, failure) -> {
                if (peer == null) {
                    ReferenceCountUtil.release(tls);
                } else {
                    peer.channel.closeFuture().addListener(_ -> ReferenceCountUtil.release(tls));
                }
            });
            return connected;
        } catch (SSLException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** @param tls made by {@link #tls} before; stays its owner's; {@code from} an address of this machine */
    static CompletableFuture<SyntheticPeer> connect(Crowd crowd, SslContext tls, InetSocketAddress from) {
        var result = new CompletableFuture<SyntheticPeer>();
        var connecting = new Bootstrap()
                .group(crowd.loops())
                .channel(crowd.channel())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        var peer = new SyntheticPeer(crowd, channel);
                        peer.greeted.whenComplete((greeted, failure) -> {
                            if (failure != null) {
                                result.completeExceptionally(failure);
                            } else {
                                result.complete(greeted);
                            }
                        });
                        channel.pipeline()
                                .addLast(tls.newHandler(channel.alloc()))
                                .addLast(peer.new Frames());
                        channel.closeFuture().addListener(_ -> peer.gone());
                    }
                })
                .connect(crowd.tracker(), from);
        connecting.addListener(_ -> {
            if (!connecting.isSuccess()) {
                result.completeExceptionally(connecting.cause());
            }
        });
        return result;
    }

    /** Asks the tracker. Fails with {@link RefusedException} when it refuses. */
    public <R extends Message> CompletableFuture<R> ask(Message.Request<R> request) {
        var id = ids.incrementAndGet();
        var answer = new CompletableFuture<Message>();
        waiting.put(id, answer);
        send(new Envelope(id, request));
        @SuppressWarnings("unchecked") // what answers a request is fixed by its type, and checked by who uses it
        var typed = (CompletableFuture<R>) answer;
        return typed;
    }

    /** Says what is not answered. */
    public void say(Message.Push push) {
        send(new Envelope(0, push));
    }

    /** Has what the tracker pushes read and given to {@code each}, on the thread of the connection; else it is counted. */
    public void listen(Consumer<Message.Push> each) {
        listener = each;
    }

    /** Reads nothing more from now on. */
    public void stopReading() {
        channel.config().setAutoRead(false);
    }

    public void close() {
        channel.close();
    }

    public boolean open() {
        return channel.isActive();
    }

    /** Makes what a peer has from its start on: its key, in the form that TLS takes. */
    public static SslContext tls(Identity identity) throws SSLException {
        return SslContextBuilder.forClient()
                .keyManager(identity.privateKey(), identity.certificate())
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                .protocols("TLSv1.3")
                .trustManager(new SelfSignedTrust())
                .endpointIdentificationAlgorithm(null)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        "truflow/1"))
                .build();
    }

    private void send(Envelope envelope) {
        channel.writeAndFlush(
                Unpooled.wrappedBuffer(crowd.wire().encode(envelope).head()));
    }

    private void take(Envelope envelope) {
        switch (envelope.message()) {
            case Hello _ -> greeted.complete(this);
            case Ping(var token) -> send(new Envelope(0, new Pong(token)));
            case Bye(var reason) -> fail(new IOException("the tracker said: " + reason));
            case Refusal refusal ->
                answer(envelope.id(), new RefusedException(refusal.code(), refusal.message(), refusal.remedy()));
            case Message.Push push
            when envelope.id() == 0 -> {
                var listening = listener;
                if (listening != null) {
                    listening.accept(push);
                }
            }
            case Message message -> answer(envelope.id(), message);
        }
    }

    private void answer(long id, Message message) {
        var asked = waiting.remove(id);
        if (asked != null) {
            asked.complete(message);
        }
    }

    private void answer(long id, RefusedException refusal) {
        var asked = waiting.remove(id);
        if (asked != null) {
            asked.completeExceptionally(refusal);
        } else {
            fail(refusal);
        }
    }

    private void gone() {
        if (greeted.isDone()) {
            crowd.end();
        }
        fail(new IOException("the connection ended"));
    }

    private void fail(IOException why) {
        greeted.completeExceptionally(why);
        waiting.values().forEach(asked -> asked.completeExceptionally(why));
        waiting.clear();
    }

    private final class Frames extends ByteToMessageDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws IOException {
            if (in.readableBytes() < FrameHeader.LENGTH) {
                return;
            }
            var header = FrameHeader.read(in.nioBuffer(in.readerIndex(), FrameHeader.LENGTH));
            var length = Math.toIntExact(header.length());
            if (in.readableBytes() < FrameHeader.LENGTH + length) {
                return;
            }
            in.skipBytes(FrameHeader.LENGTH);
            var body = in.readSlice(length);
            var listening = listener;
            if (listening == null && crowd.counts(header.opcode(), FrameHeader.LENGTH + header.length())) {
                return;
            } else {
                take(crowd.wire().decode(header.opcode(), body.nioBuffer(), (_, _) -> {
                    throw new IllegalStateException("a tracker sends no payload");
                }));
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
            if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
                send(new Envelope(0, new Hello(Hello.VERSION, List.of(), SessionKind.CONTROL, List.of())));
            }
            super.userEventTriggered(context, event);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            fail(new IOException("the connection failed: " + cause, cause));
            context.close();
        }
    }
}
