package org.truflow.tracker.rooms.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.protocol.room.AskLines;
import org.truflow.protocol.room.RoomNews;
import org.truflow.protocol.session.Session;

/**
 * Pushes what is new in rooms, on one thread: what came in a moment goes out together, and one message after the other goes to all of a
 * room, so that the network encodes it once. The more follow, the longer the moment. Nobody waits for a session that does not read: it is
 * left out, and told later that it missed something.
 */
final class Delivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long MOST_PENDING = 256 * 1024;
    private static final long MOST_BYTES = 512 * 1024;
    private static final Duration MOMENT = Duration.ofMillis(20);

    /** How many followers make the moment a millisecond longer. */
    private static final int FOLLOWERS_PER_MILLI = 20;

    private static final Duration MOST_MOMENT = Duration.ofMillis(500);

    private final RoomBook book;
    private final Semaphore work = new Semaphore(0);
    private final Set<HeldRoom> due = ConcurrentHashMap.newKeySet();
    /** Sessions that missed something, by room. */
    private final ConcurrentHashMap<Session, Set<HeldRoom>> behind = new ConcurrentHashMap<>();

    private final LongAdder pushed = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final Thread thread = Thread.ofVirtual().name("tracker-rooms").unstarted(this::run);
    private volatile boolean closing;

    Delivery(RoomBook book) {
        this.book = book;
    }

    void start() {
        thread.start();
    }

    /** A room has news. */
    void news(HeldRoom room) {
        if (due.add(room)) {
            work.release();
        }
    }

    long pushed() {
        return pushed.sum();
    }

    long skipped() {
        return skipped.sum();
    }

    @Override
    public void close() {
        closing = true;
        work.release();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing) {
                if (work.tryAcquire(behind.isEmpty() ? 60_000 : 200, TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                    round();
                }
                remind();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        var followers = due.stream().mapToInt(HeldRoom::following).max().orElse(0);
        var moment = MOMENT.plusMillis(followers / FOLLOWERS_PER_MILLI);
        if (!closing) {
            Thread.sleep(moment.compareTo(MOST_MOMENT) < 0 ? moment : MOST_MOMENT);
        }
        for (var room : Set.copyOf(due)) {
            due.remove(room);
            try {
                push(room);
                book.forget(room);
            } catch (IOException | RuntimeException e) {
                LOG.error("the news of a room could not be told", e);
            }
        }
    }

    private void push(HeldRoom room) {
        for (var lines = room.news(AskLines.MOST, MOST_BYTES);
                !lines.isEmpty();
                lines = room.news(AskLines.MOST, MOST_BYTES)) {
            var news = new RoomNews(room.id(), lines, lines.getLast().number());
            for (var session : room.followers()) {
                if (session.pending() > MOST_PENDING) {
                    skipped.increment();
                    behind.computeIfAbsent(session, _ -> ConcurrentHashMap.newKeySet())
                            .add(room);
                } else {
                    session.push(news);
                    pushed.increment();
                }
            }
        }
    }

    /** Tells those who missed something, as soon as they read again. */
    private void remind() {
        for (var entry : behind.entrySet()) {
            var session = entry.getKey();
            if (session.closed().toCompletableFuture().isDone()) {
                behind.remove(session);
            } else if (session.pending() <= MOST_PENDING) {
                behind.remove(session);
                entry.getValue().stream()
                        .filter(room -> room.followers().contains(session))
                        .forEach(room -> session.push(new RoomNews(room.id(), List.of(), room.last())));
            }
        }
    }
}
