package org.truflow.transfer.swarm.internal.upload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.UploadPlace;
import org.truflow.protocol.session.Session;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.upload.FairQueue.Reader;

/**
 * Lets sessions wait for their turn, on their own lanes, and tells them their places. What waits too long for a slot is refused and
 * keeps its place. Downloads of this installation have nothing to do with it, so two that fetch from each other never wait in a
 * circle. Call from any thread; only {@link #await} waits.
 */
final class Turns {
    private static final long TELL_EVERY = 2_000_000_000L;
    private static final long LIMITED_FOR = 2_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final FairQueue<Session> queue;
    private final Map<Session, Standing> standings = new HashMap<>();
    private final long patience;
    private boolean stopped;

    /** What a session was told, how it is woken, and what held it up last. */
    private static final class Standing {
        final Condition granted;
        int place = -1;
        long toldAt;
        String limit = "";
        long limitedAt;

        Standing(Condition granted) {
            this.granted = granted;
        }
    }

    /** Where one session stands. @param place 0 with a slot, -1 when it neither has nor wants one */
    record Place(Session session, String user, int weight, int place, String reason) {}

    /** @param patience nanoseconds that a request waits for a slot until it is refused; less than the other side waits for an answer */
    Turns(int slots, long patience) {
        this.patience = patience;
        this.queue = new FairQueue<>(slots, System.nanoTime());
    }

    /** Puts limits in force, for what waits too. @param rate bytes a second in all, {@code limits} of each user; 0 for none */
    void limit(long rate, ToLongFunction<String> limits, ToLongFunction<String> weights) {
        lock.lock();
        try {
            queue.limit(rate, limits, weights, System.nanoTime());
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    private void wakeAll() {
        standings.values().forEach(standing -> standing.granted.signal());
    }

    /**
     * Waits until {@code bytes} may be sent.
     *
     * @param small whether they are of a content so small that it needs no slot
     * @throws RefusedException if there is no slot for long, or all this ends
     */
    void await(Session session, String user, int bytes, boolean small) throws IOException {
        lock.lock();
        try {
            var now = System.nanoTime();
            var reader = queue.reader(session, user, now);
            var standing = standing(session);
            queue.ask(reader, bytes, small, now);
            dispatch(now);
            while (reader.claims()) {
                pause(reader, standing);
                dispatch(System.nanoTime());
            }
        } finally {
            lock.unlock();
        }
    }

    private void pause(Reader<Session> reader, Standing standing) throws IOException {
        var now = System.nanoTime();
        var rest = reader.queued ? reader.since + patience - now : queue.readyIn(reader, now);
        if (stopped) {
            queue.withdraw(reader);
            throw new RefusedException(ErrorCode.UNAVAILABLE, "uploads stop here", "try again later");
        }
        if (reader.queued && standing.place <= 0) {
            var waiting = queue.waiting();
            tell(reader, standing, waiting.indexOf(reader) + 1, waiting.size(), now);
        }
        if (rest <= 0) {
            queue.withdraw(reader);
            throw new RefusedException(
                    ErrorCode.TOO_MANY,
                    "place " + standing.place + " in the upload queue: " + full(),
                    "wait: the turn comes by itself");
        }
        if (!reader.queued) {
            standing.limit = queue.limited(reader.user, now) ? "limited for this user" : "limited in all";
            standing.limitedAt = now;
        }
        try {
            standing.granted.awaitNanos(rest);
        } catch (InterruptedException e) {
            queue.withdraw(reader);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an upload waited for its turn", e);
        }
    }

    private String full() {
        return queue.slots() == 1
                ? "the only upload slot is taken"
                : "all " + queue.slots() + " upload slots are taken";
    }

    private Standing standing(Session session) {
        var known = Lookup.find(standings, session);
        if (known != null) {
            return known;
        }
        var fresh = new Standing(lock.newCondition());
        standings.put(session, fresh);
        // Last, because it may have ended already.
        session.closed().thenRun(() -> leave(session));
        return fresh;
    }

    private void leave(Session session) {
        lock.lock();
        try {
            standings.remove(session);
            var now = System.nanoTime();
            queue.leave(session, now);
            dispatch(now);
        } finally {
            lock.unlock();
        }
    }

    /** Wakes those whose turn has come; those that were refused before are told. */
    private void dispatch(long now) {
        for (var reader : queue.dispatch(now)) {
            var standing = Lookup.find(standings, reader.key);
            if (standing != null) {
                standing.granted.signal();
                if (reader.served && standing.place > 0) {
                    tell(reader, standing, 0, queue.waiting().size(), now);
                }
            }
        }
    }

    private void tell(Reader<Session> reader, Standing standing, int place, int waiting, long now) {
        standing.place = place;
        standing.toldAt = now;
        reader.key.push(new UploadPlace(place, waiting, place == 0 ? "" : full()));
    }

    /** Tells places that changed, and gives away what nobody uses. Called about once a second. */
    void tick() {
        lock.lock();
        try {
            var now = System.nanoTime();
            queue.tick(now);
            dispatch(now);
            var waiting = queue.waiting();
            for (var i = 0; i < waiting.size(); i++) {
                var standing = Lookup.find(standings, waiting.get(i).key);
                if (standing != null && standing.place != i + 1 && now - standing.toldAt >= TELL_EVERY) {
                    tell(waiting.get(i), standing, i + 1, waiting.size(), now);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns where every session stands. */
    List<Place> places() {
        lock.lock();
        try {
            var now = System.nanoTime();
            var order = new HashMap<Reader<Session>, Integer>();
            queue.waiting().forEach(reader -> order.put(reader, order.size() + 1));
            var places = new ArrayList<Place>();
            for (var reader : queue.all()) {
                var place = reader.served ? 0 : order.getOrDefault(reader, -1);
                places.add(new Place(reader.key, reader.user.name, reader.user.weight, place, reason(reader, now)));
            }
            return places;
        } finally {
            lock.unlock();
        }
    }

    private String reason(Reader<Session> reader, long now) {
        var standing = Lookup.find(standings, reader.key);
        if (reader.queued) {
            return full();
        }
        return standing != null && (reader.claims() || now - standing.limitedAt < LIMITED_FOR) ? standing.limit : "";
    }

    /** Whatever waits is refused. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            wakeAll();
        } finally {
            lock.unlock();
        }
    }
}
