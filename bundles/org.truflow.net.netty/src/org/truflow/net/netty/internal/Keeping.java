package org.truflow.net.netty.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.event.Subscription;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.Sessions.KeptListener;
import org.truflow.protocol.session.Target;
import org.truflow.protocol.session.UnexpectedPeerException;

/** Keeps sessions open: connects again whenever one ends, each time a little later, and never all at the same moment. */
final class Keeping implements AutoCloseable {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long STEADY = Duration.ofMinutes(1).toNanos();

    private final Function<Target, CompletionStage<Session>> connect;
    private final Timer timer;
    private final LongSupplier nanoTime;
    private final Set<Kept> all = ConcurrentHashMap.newKeySet();

    /** Runs something later. */
    @FunctionalInterface
    interface Timer {
        /** @return closing it takes the task back, if it has not begun */
        Subscription after(Duration delay, Runnable task);
    }

    Keeping(Function<Target, CompletionStage<Session>> connect, Timer timer, LongSupplier nanoTime) {
        this.connect = connect;
        this.timer = timer;
        this.nanoTime = nanoTime;
    }

    Subscription keep(Target target, KeptListener listener) {
        var kept = new Kept(target, listener);
        all.add(kept);
        kept.attempt();
        return kept;
    }

    /** Ends the trying everywhere; listeners still hear that their session ended. */
    @Override
    public void close() {
        all.forEach(Kept::rest);
    }

    /** Returns how long to wait after so many failures in a row: 0.5 to 1 s first, 30 to 60 s in the end. */
    static Duration delay(int failures, double random) {
        var doubled = FIRST.multipliedBy(1L << Math.min(failures, 10));
        var base = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return base.plusNanos((long) (base.toNanos() * random));
    }

    /** One kept session. The listener is called on a lane, under a lock that {@link #close} takes too. */
    private final class Kept implements Subscription {
        private final Target target;
        private final KeptListener listener;
        private final Lane lane = new Lane(new AtomicInteger(), new Memory(0), Integer.MAX_VALUE, () -> {});
        private final ReentrantLock calling = new ReentrantLock();
        private @Nullable Session current;
        private @Nullable Subscription waiting;
        private int failures;
        private boolean closed;
        private boolean resting;

        Kept(Target target, KeptListener listener) {
            this.target = target;
            this.listener = listener;
        }

        void attempt() {
            connect.apply(target)
                    .whenComplete((session, failure) -> lane.execute(() -> {
                        if (failure != null) {
                            lost(failure);
                        } else {
                            opened(session);
                        }
                    }));
        }

        /** Tries no more. */
        void rest() {
            calling.lock();
            try {
                resting = true;
                stopWaiting();
            } finally {
                calling.unlock();
            }
        }

        @Override
        public void close() {
            Session open;
            calling.lock();
            try {
                closed = true;
                resting = true;
                open = current;
                current = null;
                stopWaiting();
            } finally {
                calling.unlock();
            }
            all.remove(this);
            if (open != null) {
                open.close("it is not needed any more");
            }
        }

        private void opened(Session session) {
            var since = nanoTime.getAsLong();
            calling.lock();
            try {
                if (!closed) {
                    current = session;
                    listener.opened(session);
                }
            } finally {
                calling.unlock();
            }
            if (current != session) {
                session.close("it is not needed any more");
                return;
            }
            session.closed()
                    .thenAccept(reason -> lane.execute(() -> {
                        if (nanoTime.getAsLong() - since >= STEADY) {
                            failures = 0;
                        }
                        lost(new IOException("the session with " + session.remote() + " ended: " + reason));
                    }));
        }

        private void lost(@Nullable Throwable failure) {
            var cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : failure;
            var told = cause instanceof IOException io ? io : new IOException(Causes.text(cause), cause);
            calling.lock();
            try {
                current = null;
                if (closed) {
                    return;
                }
                resting |= told instanceof UnexpectedPeerException;
                if (!resting) {
                    waiting = timer.after(
                            delay(failures++, ThreadLocalRandom.current().nextDouble()), this::attempt);
                }
                listener.lost(told);
            } finally {
                calling.unlock();
            }
        }

        private void stopWaiting() {
            var later = waiting;
            if (later != null) {
                later.close();
            }
        }
    }
}
