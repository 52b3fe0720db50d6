package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.Sessions;
import org.truflow.protocol.session.Target;
import org.truflow.protocol.session.UnexpectedPeerException;

/** A network with one tracker on it, which can be away, be replaced, and lose sessions. Connects again at once. */
final class MemoryNetwork implements Sessions, AutoCloseable {
    private final PeerId self;
    private final Set<PeerId> selfFormerly;
    private final ExecutorService lane =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("network").factory());
    private volatile MessageHandlers ofPeer = List::of;

    // Used on the lane.
    private @Nullable Tracker tracker;
    private @Nullable Target target;
    private @Nullable KeptListener listener;
    private @Nullable Session session;
    private volatile int opened;

    private record Tracker(PeerId id, Set<PeerId> formerly, MessageHandlers handlers) {}

    MemoryNetwork(PeerId self, PeerId... formerly) {
        this.self = self;
        this.selfFormerly = Set.of(formerly);
    }

    static PeerId id(int number) {
        return new PeerId(new Sha256(number, 1, 2, number));
    }

    /** What the peer answers. */
    void peer(MessageHandlers handlers) {
        ofPeer = handlers;
    }

    /** A tracker is there from now on. @param formerly what it was called before */
    void serve(PeerId id, MessageHandlers handlers, PeerId... formerly) {
        run(() -> {
            tracker = new Tracker(id, Set.of(formerly), handlers);
            attempt();
        });
    }

    /** The tracker is away, and what was open with it ends. */
    void unreachable() {
        run(() -> {
            tracker = null;
            end("connection reset");
        });
    }

    /** Loses the session. */
    void cut() {
        run(() -> end("connection reset"));
    }

    private void end(String reason) {
        var now = session;
        if (now != null) {
            now.close(reason);
        }
    }

    /** Returns how many sessions were opened. */
    int opened() {
        return opened;
    }

    private void run(Runnable work) {
        try {
            lane.execute(work);
        } catch (RejectedExecutionException e) {
            // The network has stopped.
        }
    }

    private void attempt() {
        var kept = listener;
        var to = target;
        if (kept == null || to == null || session != null) {
            return;
        }
        var there = tracker;
        if (there == null) {
            kept.lost(new IOException("lab.example:1234: connection refused"));
            return;
        }
        var expected = to.expected();
        if (expected.isPresent() && !there.id.equals(expected.get()) && !there.formerly.contains(expected.get())) {
            listener = null;
            kept.lost(new UnexpectedPeerException(expected.get(), there.id, "lab.example:1234"));
            return;
        }
        var begun = MemorySession.between(self, selfFormerly, ofPeer, there.id, there.formerly, there.handlers);
        session = begun;
        opened++;
        kept.opened(begun);
        begun.closed()
                .thenAccept(reason -> run(() -> {
                    if (session == begun) {
                        session = null;
                        var still = listener;
                        if (still != null) {
                            still.lost(new IOException(reason));
                            attempt();
                        }
                    }
                }));
    }

    @Override
    public PeerId self() {
        return self;
    }

    @Override
    public int port() {
        return 4321;
    }

    @Override
    public CompletionStage<Session> connect(Target to) {
        throw new UnsupportedOperationException("a tracker's session is kept");
    }

    @Override
    public Subscription keep(Target to, KeptListener kept) {
        run(() -> {
            target = to;
            listener = kept;
            attempt();
        });
        return () -> run(() -> {
            if (listener == kept || listener == null) {
                listener = null;
                end("not wanted any more");
                session = null;
            }
        });
    }

    /** Returns whom the peer expects. */
    Optional<PeerId> expected() {
        var now = target;
        return now == null ? Optional.empty() : now.expected();
    }

    @Override
    public void close() {
        run(() -> end("the network has stopped"));
        lane.close();
    }
}
