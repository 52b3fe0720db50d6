package org.truflow.net.netty.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.identity.PeerIds;
import org.truflow.identity.Vouch;
import org.truflow.protocol.Bye;
import org.truflow.protocol.Envelope;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Hello;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.Refusal;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.UnexpectedPeerException;

/**
 * The beginning of a connection: TLS proves the keys, then each side says one hello and nothing else. The side that
 * connected says it first and what the session is for; the other answers with the same. Only when the hello and the
 * key are what was expected is there a session. All on the event loop.
 */
final class Greeting implements Frames {
    /** Most bytes before the session: a hello with all its vouches fits well. */
    private static final int MOST = 16 << 10;

    private final Node node;
    private final Channel channel;
    private final InetSocketAddress address;
    private final @Nullable Expected expected;
    private final CompletableFuture<NettySession> result = new CompletableFuture<>();
    private final FrameReader reader;
    private @Nullable PublicKey key;
    private @Nullable Subscription limit;

    /** What the side that connects wants. */
    record Expected(SessionKind kind, Optional<PeerId> peer) {}

    /** @param expected null on the side that was connected to */
    Greeting(Node node, Channel channel, InetSocketAddress address, @Nullable Expected expected) {
        this.node = node;
        this.channel = channel;
        this.address = address;
        this.expected = expected;
        this.reader = new FrameReader(this, node.memory());
    }

    FrameReader reader() {
        return reader;
    }

    /** Completes on the event loop; fails with {@link UnexpectedPeerException}, or {@link IOException} with the reason alone. */
    CompletableFuture<NettySession> result() {
        return result;
    }

    @Override
    public int limit(int opcode) {
        return Math.min(MOST, node.whiteboard().wire().limit(opcode));
    }

    @Override
    public boolean expectsBulk() {
        return false;
    }

    @Override
    public void secured(SslHandler tls) {
        var seconds = node.timing().hello();
        limit = new Loop(channel)
                .after(seconds, () -> fail(new IOException("no hello came within " + seconds.toSeconds() + " s")));
        if (!Tls.PROTOCOL.equals(tls.applicationProtocol())) {
            fail(new IOException("the other side does not speak " + Tls.PROTOCOL));
            return;
        }
        PublicKey proved;
        try {
            proved = tls.engine().getSession().getPeerCertificates()[0].getPublicKey();
        } catch (SSLPeerUnverifiedException e) {
            fail(new IOException("the other side proved no key", e));
            return;
        }
        if (proved.equals(node.identity().certificate().getPublicKey())) {
            fail(new IOException("this is ourselves"));
            return;
        }
        key = proved;
        var wanted = expected;
        if (wanted != null) {
            hello(wanted.kind());
        }
    }

    @Override
    public void frame(int opcode, ByteBuf body) throws IOException {
        var envelope = node.whiteboard().wire().decode(opcode, body.nioBuffer(), new Slices(body));
        switch (envelope.message()) {
            case Hello hello -> greet(hello);
            case Refusal refusal -> fail(new IOException("the other side refused: " + refusal.message()));
            case Bye bye -> fail(new IOException("the other side said: " + bye.reason()));
            default -> throw new MalformedMessageException("the first message is a hello, not opcode " + opcode);
        }
    }

    @Override
    public void writable(boolean now) {
        // Hardly anything is sent here.
    }

    @Override
    public void broken(IOException why) {
        fail(why);
    }

    @Override
    public void gone(String why) {
        fail(new IOException(why));
    }

    private void greet(Hello hello) throws IOException {
        var proved = key;
        if (proved == null) {
            throw new MalformedMessageException("a hello came before the key was proved");
        }
        var peer = PeerIds.of(proved);
        var formerly = formerly(proved, hello.vouches());
        var wanted = expected;
        if (wanted == null) {
            hello(hello.kind());
            begin(new NettySession.Remote(peer, formerly, address, hello.kind(), false));
        } else if (wanted.peer().isPresent() && !matches(wanted.peer().get(), peer, formerly)) {
            fail(new UnexpectedPeerException(wanted.peer().get(), peer, Addresses.text(address)));
        } else if (hello.kind() != wanted.kind()) {
            throw new MalformedMessageException(
                    "asked for a session for " + wanted.kind() + ", it serves " + hello.kind());
        } else {
            begin(new NettySession.Remote(peer, formerly, address, wanted.kind(), true));
        }
    }

    /** At most {@link Vouch#MOST} signatures, less work than the TLS before it. */
    private static Set<PeerId> formerly(PublicKey proved, List<byte[]> vouches) throws IOException {
        try {
            return Vouch.formerly(proved, vouches);
        } catch (InvalidKeyException e) {
            throw new MalformedMessageException("older keys do not vouch for this one: " + e.getMessage(), e);
        }
    }

    private static boolean matches(PeerId wanted, PeerId proved, Set<PeerId> formerly) {
        var names = new HashSet<>(formerly);
        names.add(proved);
        return names.contains(wanted);
    }

    private void begin(NettySession.Remote remote) {
        stopWaiting();
        var session = new NettySession(node, channel, reader, remote);
        reader.owner(session);
        node.add(session);
        session.start();
        result.complete(session);
    }

    private void hello(SessionKind kind) {
        var vouches = node.identity().vouches().stream().map(Vouch::encode).toList();
        send(new Envelope(0, new Hello(Hello.VERSION, List.of(), kind, vouches)));
    }

    private void send(Envelope envelope) {
        channel.writeAndFlush(
                Unpooled.wrappedBuffer(node.whiteboard().wire().encode(envelope).head()));
    }

    private void fail(IOException why) {
        stopWaiting();
        reader.stop();
        if (why instanceof MalformedMessageException && key != null && channel.isActive()) {
            send(new Envelope(0, new Refusal(ErrorCode.BAD_REQUEST, Causes.text(why), "")));
        }
        channel.close();
        result.completeExceptionally(why);
    }

    private void stopWaiting() {
        var waiting = limit;
        if (waiting != null) {
            waiting.close();
        }
    }
}
