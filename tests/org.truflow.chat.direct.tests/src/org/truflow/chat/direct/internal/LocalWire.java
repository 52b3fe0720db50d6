package org.truflow.chat.direct.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Message;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.Sessions;
import org.truflow.protocol.session.Target;

/** Sessions within this process, in both directions; each end handles its messages one at a time. */
@NonNullByDefault({})
@SuppressWarnings("resource")
final class LocalWire {
    static final InetSocketAddress NOWHERE = InetSocketAddress.createUnresolved("peer.invalid", 1);

    private final Map<PeerId, MessageHandlers> online = new ConcurrentHashMap<>();
    private final List<End> ends = new CopyOnWriteArrayList<>();

    void online(PeerId peer, MessageHandlers handlers) {
        online.put(peer, handlers);
    }

    void offline(PeerId peer) {
        online.remove(peer);
        cut(peer);
    }

    void cut(PeerId peer) {
        ends.stream().filter(end -> end.self.equals(peer)).forEach(end -> end.close("cut"));
    }

    boolean isOnline(PeerId peer) {
        return online.containsKey(peer);
    }

    /** Connects as {@code self}, whoever that is. */
    Session connect(PeerId self, PeerId other) {
        var here = new End(self, other, true);
        var there = new End(other, self, false);
        here.other = there;
        there.other = here;
        ends.add(here);
        ends.add(there);
        return here;
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
                var other = target.expected().orElseThrow();
                return isOnline(other)
                        ? CompletableFuture.completedFuture(LocalWire.this.connect(self, other))
                        : CompletableFuture.failedFuture(new IOException("connection refused"));
            }

            @Override
            public Subscription keep(Target target, KeptListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    final class End implements Session {
        private final PeerId self;
        private final PeerId remote;
        private final boolean outgoing;
        private final ExecutorService lane =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
        private final CompletableFuture<String> closed = new CompletableFuture<>();
        private volatile End other;

        End(PeerId self, PeerId remote, boolean outgoing) {
            this.self = self;
            this.remote = remote;
            this.outgoing = outgoing;
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
            return SessionKind.CONTROL;
        }

        @Override
        public boolean outgoing() {
            return outgoing;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <R extends @NonNull Message> CompletionStage<R> request(Message.Request<R> request) {
            var answer = new CompletableFuture<R>();
            closed.thenRun(() -> answer.completeExceptionally(new IOException("the session ended")));
            other.handle(() -> {
                try {
                    var handler = other.handler(request);
                    if (handler.isPresent() && handler.get() instanceof MessageHandlers.RequestHandler<?, ?> answers) {
                        answer.complete(
                                (R) ((MessageHandlers.Answer<Message.Request<?>, Message>) (Object) answers.answer())
                                        .answer(other, request));
                    } else {
                        throw new RefusedException(ErrorCode.UNAVAILABLE, "nobody answers", "");
                    }
                } catch (IOException e) {
                    answer.completeExceptionally(e);
                }
            });
            return answer;
        }

        private Optional<MessageHandlers.Handler<?>> handler(Message message) {
            return Optional.ofNullable(online.get(self)).stream()
                    .flatMap(handlers -> handlers.handlers().stream())
                    .filter(handler -> handler.type().isInstance(message))
                    .findFirst();
        }

        private void handle(Runnable work) {
            try {
                lane.execute(work);
            } catch (RejectedExecutionException e) {
                // The session ended.
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public CompletionStage<Void> push(Message.Push message) {
            other.handle(() -> {
                var handler = other.handler(message);
                if (handler.isPresent() && handler.get() instanceof MessageHandlers.PushHandler<?> takes) {
                    try {
                        ((MessageHandlers.Take<Message.Push>) (Object) takes.take()).take(other, message);
                    } catch (IOException e) {
                        close("failed");
                    }
                }
            });
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public long pending() {
            return 0;
        }

        @Override
        public void close(String reason) {
            if (closed.complete(reason)) {
                ends.remove(this);
                lane.shutdown();
                other.close(reason);
            }
        }

        @Override
        public CompletionStage<String> closed() {
            return closed;
        }
    }
}
