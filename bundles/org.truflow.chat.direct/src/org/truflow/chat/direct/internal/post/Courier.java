package org.truflow.chat.direct.internal.post;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.direct.internal.Await;
import org.truflow.chat.direct.internal.seal.Statement;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.chat.AskChatKey;
import org.truflow.protocol.chat.Letters;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.Target;

/**
 * Brings letters to one installation, again and again until it has them, and stays a while for the next. Runs on a virtual thread of
 * its own.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final long LEAST_PAUSE_MILLIS = 100;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;
    private static final long STAY_MILLIS = 5 * 60_000;

    private final PeerId peer;
    private final Couriers office;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;
    private int failures;

    Courier(PeerId peer, Couriers office) {
        this.peer = peer;
        this.office = office;
        this.thread = Thread.ofVirtual().name("chat-courier").unstarted(this::run);
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
            while (!stopped && !office.retire(peer)) {
                try {
                    visit();
                } catch (IOException | RuntimeException e) {
                    LOG.debug("{} cannot be told", peer, e);
                    office.post.trouble(peer, Optional.of(String.valueOf(e.getMessage())));
                    pause(e instanceof RefusedException refused ? refused : null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(@org.eclipse.jdt.annotation.Nullable RefusedException refused) throws InterruptedException {
        if (refused != null && refused.code() == ErrorCode.TOO_MANY) {
            // Nothing is wrong: the other takes so much and no more.
            TimeUnit.MILLISECONDS.sleep(
                    refused.after().map(each -> each.toMillis()).orElse(1_000L));
            return;
        }
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
        var there = office.lines.find(peer);
        if (there.isPresent()) {
            talk(there.get());
            return;
        }
        var addresses = office.people.locate(peer);
        if (addresses.isEmpty()) {
            office.post.trouble(peer, Optional.of("offline"));
            leave();
            pause(null);
            return;
        }
        var session =
                Await.result(office.sessions.connect(new Target(addresses, Optional.of(peer), SessionKind.CONTROL)));
        try {
            office.lines.met(session);
            talk(session);
        } finally {
            session.close(stopped ? "chat stops" : "nothing more to say");
        }
    }

    private void leave() throws IOException, InterruptedException {
        try {
            var left = office.mail.leave(peer);
            if (!left.isEmpty()) {
                office.post.left(peer, left);
            }
        } catch (IOException e) {
            LOG.debug("nothing can be left for {}", peer, e);
        }
    }

    private void talk(Session session) throws IOException, InterruptedException {
        session.closed().thenRun(wake::release);
        var statement = askKey(session);
        while (!stopped && !session.closed().toCompletableFuture().isDone()) {
            if (office.post.wants(peer)) {
                var batch = office.outbox.head(peer);
                if (batch.isPresent()) {
                    bring(batch.get(), session, statement);
                }
            } else {
                wake.drainPermits();
                if (!office.post.wants(peer)
                        && !wake.tryAcquire(STAY_MILLIS, TimeUnit.MILLISECONDS)
                        && !office.post.wants(peer)) {
                    return;
                }
            }
        }
    }

    private Statement askKey(Session session) throws IOException, InterruptedException {
        var told = Await.result(session.request(new AskChatKey(office.key.statement())));
        return office.correspondents.heard(peer, told.statement());
    }

    private void bring(Outbox.Batch batch, Session session, Statement to) throws IOException, InterruptedException {
        var sealed = new ArrayList<byte[]>();
        for (var letter : batch.letters()) {
            sealed.add(office.key.seal(letter.frame(), to, batch.stream(), letter.number()));
        }
        var taken = Await.result(session.request(new Letters(batch.stream(), batch.first(), sealed)))
                .upTo();
        failures = 0;
        if (taken < batch.first() - 1) {
            LOG.warn("{} forgot what it was told before; it is told again what waits", peer);
            office.outbox.restart(peer);
        } else if (taken < batch.first()) {
            throw new IOException("nothing is taken there");
        } else {
            office.post.arrived(peer, batch, taken);
            office.post.trouble(peer, Optional.empty());
        }
    }
}
