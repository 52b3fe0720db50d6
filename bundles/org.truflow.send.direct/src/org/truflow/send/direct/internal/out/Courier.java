package org.truflow.send.direct.internal.out;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.PeerId;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.Sessions;
import org.truflow.protocol.session.Target;
import org.truflow.send.direct.internal.Await;
import org.truflow.send.direct.internal.People;

/**
 * Goes to one installation, again and again until it is there, tells it what is offered and withdrawn, and stays while it has not
 * answered or still fetches. Runs on a virtual thread of its own.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final long LEAST_PAUSE_MILLIS = 250;
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;
    private static final long LOOK_MILLIS = 1_000;

    private final PeerId peer;
    private final Outbox box;
    private final People people;
    private final Sessions sessions;
    private final Couriers couriers;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;
    private int failures;

    Courier(PeerId peer, Outbox box, People people, Sessions sessions, Couriers couriers) {
        this.peer = peer;
        this.box = box;
        this.people = people;
        this.sessions = sessions;
        this.couriers = couriers;
        this.thread = Thread.ofVirtual().name("send-courier").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        wake.release();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    private void run() {
        try {
            while (!stopped && !couriers.retire(peer)) {
                try {
                    visit();
                } catch (IOException | RuntimeException e) {
                    LOG.debug("{} cannot be told of what is offered", peer, e);
                    box.away(peer, "%s cannot be reached: " + e.getMessage());
                    pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() throws InterruptedException {
        failures = Math.min(failures + 1, 10);
        var most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << failures - 1);
        // Whatever changes in a directory wakes it, and perhaps very often.
        TimeUnit.MILLISECONDS.sleep(LEAST_PAUSE_MILLIS);
        await(most / 2 + ThreadLocalRandom.current().nextLong(most / 2));
    }

    private void await(long millis) throws InterruptedException {
        if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void visit() throws IOException, InterruptedException {
        var addresses = people.locate(peer);
        if (addresses.isEmpty()) {
            box.away(peer, "%s is offline");
            pause();
            return;
        }
        var session = Await.result(sessions.connect(new Target(addresses, Optional.of(peer), SessionKind.CONTROL)));
        var began = System.nanoTime();
        try {
            session.closed().thenRun(wake::release);
            talk(session);
        } finally {
            session.close(stopped ? "direct send stops" : "nothing more to send");
        }
        if (System.nanoTime() - began > TimeUnit.MILLISECONDS.toNanos(LONGEST_PAUSE_MILLIS)) {
            failures = 0;
        }
        if (box.wants(peer)) {
            box.away(peer, "the connection to %s ended");
            pause();
        }
    }

    private void talk(Session session) throws IOException, InterruptedException {
        while (!stopped && !session.closed().toCompletableFuture().isDone()) {
            var letter = box.next(peer, session);
            if (letter.isPresent()) {
                deliver(letter.get(), session);
                failures = 0;
            } else if (box.wants(peer)) {
                await(LOOK_MILLIS);
            } else {
                return;
            }
        }
    }

    private void deliver(Outbox.Letter letter, Session session) throws IOException, InterruptedException {
        switch (letter) {
            case Outbox.Letter.Ask(var out, var offer) -> {
                try {
                    box.told(out, session, Await.result(session.request(offer)));
                } catch (RefusedException e) {
                    box.refused(out, e);
                }
            }
            case Outbox.Letter.TakeBack(var out, var withdraw) -> {
                try {
                    Await.result(session.request(withdraw));
                    box.tookBack(out);
                } catch (RefusedException e) {
                    box.refused(out, e);
                }
            }
        }
    }
}
