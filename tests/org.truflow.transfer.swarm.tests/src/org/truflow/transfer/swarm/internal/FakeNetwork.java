package org.truflow.transfer.swarm.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
import org.truflow.protocol.Payload;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.Sessions;
import org.truflow.protocol.session.Target;

/** Sessions within this process: requests of a session are answered one after the other on a thread of its own, as on a real network. */
@NonNullByDefault({})
@SuppressWarnings("resource")
final class FakeNetwork {

    /** What a peer answers. May throw what a handler throws; a {@code null} is no answer at all. */
    @FunctionalInterface
    interface Answerer {
        Message answer(Session from, Message.Request<?> request) throws Exception;
    }

    /** Takes what others push. */
    @FunctionalInterface
    interface Hearer {
        void hear(Session from, Message.Push push);
    }

    /** Says "nothing will ever come". */
    static final class SilentException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private static final InetSocketAddress NOWHERE = InetSocketAddress.createUnresolved("peer.invalid", 1);

    final AtomicInteger openPayloads = new AtomicInteger();
    final AtomicLong openBytes = new AtomicLong();
    final AtomicLong mostBytes = new AtomicLong();
    final AtomicLong connects = new AtomicLong();
    final List<Message.Push> pushed = new CopyOnWriteArrayList<>();
    private final Map<PeerId, Hearer> hearers = new ConcurrentHashMap<>();
    private final Map<PeerId, Answerer> peers = new ConcurrentHashMap<>();
    final Set<FakeSession> sessions = new CopyOnWriteArraySet<>();

    /** What is pushed to {@code peer} goes to {@code hearer}. */
    void hear(PeerId peer, Hearer hearer) {
        hearers.put(peer, hearer);
    }

    void register(PeerId peer, Answerer answerer) {
        peers.put(peer, answerer);
    }

    /** Goes offline; its sessions end. */
    void remove(PeerId peer) {
        peers.remove(peer);
        cut(peer);
    }

    /** Ends the sessions with a peer; new ones can be opened. */
    void cut(PeerId peer) {
        sessions.stream()
                .filter(session -> session.remote.equals(peer))
                .forEach(session -> session.end("the connection broke"));
    }

    boolean online(PeerId peer) {
        return peers.containsKey(peer);
    }

    List<InetSocketAddress> addresses(PeerId peer) {
        return online(peer) ? List.of(NOWHERE) : List.of();
    }

    Sessions of(PeerId self) {
        return new Sessions() {
            @Override
            public PeerId self() {
                return self;
            }

            @Override
            public int port() {
                return 1;
            }

            @Override
            public CompletionStage<Session> connect(Target target) {
                connects.incrementAndGet();
                var answerer = peers.get(target.expected().orElseThrow());
                if (answerer == null) {
                    return CompletableFuture.failedFuture(new IOException("connection refused"));
                }
                return CompletableFuture.completedFuture(
                        new FakeSession(self, target.expected().get(), answerer));
            }

            @Override
            public Subscription keep(Target target, KeptListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    final class FakeSession implements Session {
        private final PeerId self;
        final PeerId remote;
        private final Answerer answerer;
        private final CompletableFuture<String> closed = new CompletableFuture<>();
        private final BlockingQueue<Asked<?>> asked = new LinkedBlockingQueue<>();
        private final Session otherEnd = new OtherEnd(this);

        private record Asked<R extends @NonNull Message>(Message.Request<R> request, CompletableFuture<R> answer) {}

        FakeSession(PeerId self, PeerId remote, Answerer answerer) {
            this.self = self;
            this.remote = remote;
            this.answerer = answerer;
            sessions.add(this);
            Thread.ofVirtual().start(this::run);
        }

        private void run() {
            try {
                while (!closed.isDone()) {
                    var next = asked.poll(50, TimeUnit.MILLISECONDS);
                    if (next != null) {
                        answer(next);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                fail();
            }
        }

        @SuppressWarnings("unchecked")
        private <R extends @NonNull Message> void answer(Asked<R> next) {
            try {
                var message = answerer.answer(otherEnd, next.request);
                if (closed.isDone()) {
                    if (message instanceof Block block) {
                        block.payload().close();
                    }
                    next.answer.completeExceptionally(new IOException("the session ended"));
                    return;
                }
                next.answer.complete((R) (message instanceof Block block ? arrived(block) : message));
            } catch (SilentException e) {
                // Left as it is until the session ends.
                asked.add(next);
                closed.join();
            } catch (Exception e) {
                next.answer.completeExceptionally(e);
            }
        }

        private Block arrived(Block block) throws IOException {
            try (var payload = block.payload()) {
                var bytes = ByteBuffer.allocateDirect(payload.length());
                payload.writeTo(bytes);
                return new Block(new Arrived(bytes.flip()));
            }
        }

        private void fail() {
            for (var left = asked.poll(); left != null; left = asked.poll()) {
                left.answer.completeExceptionally(new IOException("the session ended"));
            }
        }

        Session otherEnd() {
            return otherEnd;
        }

        void end(String reason) {
            sessions.remove(this);
            closed.complete(reason);
        }

        @Override
        public <R extends @NonNull Message> CompletionStage<R> request(Message.Request<R> request) {
            var answer = new CompletableFuture<R>();
            asked.add(new Asked<>(request, answer));
            if (closed.isDone()) {
                fail();
            }
            return answer;
        }

        @Override
        public PeerId remote() {
            return remote;
        }

        @Override
        public Set<PeerId> formerly() {
            return Set.of();
        }

        @Override
        public InetSocketAddress address() {
            return NOWHERE;
        }

        @Override
        public SessionKind kind() {
            return SessionKind.DATA;
        }

        @Override
        public boolean outgoing() {
            return true;
        }

        @Override
        public CompletionStage<Void> push(Message.Push message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long pending() {
            return 0;
        }

        @Override
        public void close(String reason) {
            end(reason);
        }

        @Override
        public CompletionStage<String> closed() {
            return closed;
        }
    }

    /** The session as the peer sees it that answers. */
    private final class OtherEnd implements Session {
        private final FakeSession session;

        OtherEnd(FakeSession session) {
            this.session = session;
        }

        @Override
        public PeerId remote() {
            return session.self;
        }

        @Override
        public Set<PeerId> formerly() {
            return Set.of();
        }

        @Override
        public InetSocketAddress address() {
            return NOWHERE;
        }

        @Override
        public SessionKind kind() {
            return SessionKind.DATA;
        }

        @Override
        public boolean outgoing() {
            return false;
        }

        @Override
        public <R extends @NonNull Message> CompletionStage<R> request(Message.Request<R> request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> push(Message.Push message) {
            pushed.add(message);
            var hearer = hearers.get(session.self);
            if (hearer != null) {
                hearer.hear(session, message);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public long pending() {
            return 0;
        }

        @Override
        public void close(String reason) {
            session.end(reason);
        }

        @Override
        public CompletionStage<String> closed() {
            return session.closed;
        }
    }

    private final class Arrived implements Payload.Received {
        private final ByteBuffer bytes;
        private boolean closed;

        Arrived(ByteBuffer bytes) {
            this.bytes = bytes;
            openPayloads.incrementAndGet();
            mostBytes.accumulateAndGet(openBytes.addAndGet(bytes.remaining()), Math::max);
        }

        @Override
        public int length() {
            return bytes.remaining();
        }

        @Override
        public ByteBuffer bytes() {
            if (closed) {
                throw new IllegalStateException("used after it was closed");
            }
            return bytes.asReadOnlyBuffer();
        }

        @Override
        public void writeTo(ByteBuffer target) {
            target.put(bytes());
        }

        @Override
        public synchronized void close() {
            if (closed) {
                throw new IllegalStateException("closed twice");
            }
            closed = true;
            openPayloads.decrementAndGet();
            openBytes.addAndGet(-bytes.remaining());
        }
    }
}
