package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Message;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.MessageHandlers.PushHandler;
import org.truflow.protocol.session.MessageHandlers.RequestHandler;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;

/** One end of a session without a network; what it sends is handled on the other end's lane. */
final class MemorySession implements Session {
    private final PeerId remote;
    private final Set<PeerId> formerly;
    private final boolean outgoing;
    private final CompletableFuture<MemorySession> other = new CompletableFuture<>();
    private final CompletableFuture<MessageHandlers> handlers = new CompletableFuture<>();
    private final ExecutorService lane =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("lane").factory());
    private final Set<CompletableFuture<?>> waiting = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    private MemorySession(PeerId remote, Set<PeerId> formerly, boolean outgoing) {
        this.remote = remote;
        this.formerly = formerly;
        this.outgoing = outgoing;
    }

    /** @return the peer's end */
    static MemorySession between(
            PeerId peer,
            Set<PeerId> peerFormerly,
            MessageHandlers ofPeer,
            PeerId tracker,
            Set<PeerId> trackerFormerly,
            MessageHandlers ofTracker) {
        var here = new MemorySession(tracker, trackerFormerly, true);
        var there = new MemorySession(peer, peerFormerly, false);
        here.other.complete(there);
        there.other.complete(here);
        here.handlers.complete(ofPeer);
        there.handlers.complete(ofTracker);
        return here;
    }

    @Override
    public PeerId remote() {
        return remote;
    }

    @Override
    public Set<PeerId> formerly() {
        return formerly;
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", 9);
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
    public <R extends Message> CompletableFuture<R> request(Message.Request<R> request) {
        var answer = new CompletableFuture<R>();
        waiting.add(answer);
        answer.whenComplete((_, _) -> waiting.remove(answer));
        other.join().handle(() -> other.join().answer(request, answer));
        closed.thenAccept(reason -> answer.completeExceptionally(new IOException("the session has ended: " + reason)));
        return answer;
    }

    @SuppressWarnings("unchecked")
    private <R extends Message> void answer(Message.Request<R> request, CompletableFuture<R> answer) {
        try {
            for (var handler : handlers.join().handlers()) {
                if (handler instanceof RequestHandler<?, ?> answering
                        && handler.type().isInstance(request)) {
                    answer.complete(((RequestHandler<Message.Request<R>, R>) answering)
                            .answer()
                            .answer(this, request));
                    return;
                }
            }
            answer.completeExceptionally(new RefusedException(ErrorCode.UNAVAILABLE, "nobody answers this", ""));
        } catch (RefusedException e) {
            answer.completeExceptionally(e);
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(new RefusedException(ErrorCode.INTERNAL, String.valueOf(e.getMessage()), ""));
        }
    }

    @Override
    public CompletableFuture<Void> push(Message.Push message) {
        if (closed.isDone()) {
            return CompletableFuture.failedFuture(new IOException("the session has ended"));
        }
        other.join().handle(() -> other.join().take(message));
        return CompletableFuture.runAsync(() -> {}, Runnable::run);
    }

    @SuppressWarnings("unchecked")
    private void take(Message.Push message) {
        for (var handler : handlers.join().handlers()) {
            if (handler instanceof PushHandler<?> taking && handler.type().isInstance(message)) {
                try {
                    ((PushHandler<Message.Push>) taking).take().take(this, message);
                } catch (IOException e) {
                    close(String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private void handle(Runnable work) {
        try {
            lane.execute(work);
        } catch (RejectedExecutionException e) {
            // The session has ended; whoever asked is told so.
        }
    }

    @Override
    public long pending() {
        return 0;
    }

    @Override
    public void close(String reason) {
        end(reason);
        other.join().end(reason);
    }

    private void end(String reason) {
        lane.shutdown();
        closed.complete(reason);
    }

    @Override
    public CompletableFuture<String> closed() {
        return closed;
    }
}
