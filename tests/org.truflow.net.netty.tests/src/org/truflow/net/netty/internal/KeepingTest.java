package org.truflow.net.netty.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.Sessions.KeptListener;
import org.truflow.protocol.session.Target;
import org.truflow.protocol.session.UnexpectedPeerException;

/** Waits and attempts by a clock of the test's own; real sessions come back in {@link LifeTest}. */
class KeepingTest {
    private static final Target TARGET = new Target(List.of(), Optional.empty(), SessionKind.CONTROL);

    private final AtomicLong clock = new AtomicLong();
    private final LinkedBlockingQueue<CompletableFuture<Session>> attempts = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Waiting> waits = new LinkedBlockingQueue<>();
    private final List<Object> heard = Collections.synchronizedList(new ArrayList<>());
    private Subscription kept = () -> {};
    private final Keeping keeping = new Keeping(
            target -> attempt(),
            (delay, task) -> {
                var waiting = new Waiting(delay, task, new CompletableFuture<>());
                waits.add(waiting);
                return () -> waiting.cancelled().complete(true);
            },
            clock::get);

    private record Waiting(Duration delay, Runnable task, CompletableFuture<Boolean> cancelled) {}

    @Test
    void waits_twice_as_long_after_each_failure_with_jitter_and_never_more_than_a_minute() throws Exception {
        kept = keeping.keep(TARGET, listener());
        for (var failures = 0; failures < 12; failures++) {
            next(attempts).completeExceptionally(new IOException("refused"));
            var waiting = next(waits);
            var least = Math.min(30_000, 500L << failures);
            assertTrue(
                    waiting.delay().toMillis() >= least && waiting.delay().toMillis() <= 2 * least,
                    waiting.delay().toString());
            waiting.task().run();
        }
    }

    @Test
    void spreads_the_waits_over_the_whole_range() {
        assertEquals(Duration.ofMillis(500), Keeping.delay(0, 0));
        assertEquals(Duration.ofMillis(750), Keeping.delay(0, 0.5));
        assertEquals(Duration.ofSeconds(8), Keeping.delay(4, 0));
        assertEquals(Duration.ofSeconds(30), Keeping.delay(1_000_000, 0));
        assertTrue(Keeping.delay(1_000_000, 0.999).compareTo(Duration.ofSeconds(60)) < 0);
    }

    @Test
    void begins_anew_after_a_session_that_lasted_a_minute_and_not_after_a_short_one() throws Exception {
        kept = keeping.keep(TARGET, listener());
        for (var failures = 0; failures < 4; failures++) {
            next(attempts).completeExceptionally(new IOException("refused"));
            next(waits).task().run();
        }
        var brief = new FakeSession();
        next(attempts).complete(brief);
        awaitHeard(brief);
        brief.end.complete("gone");
        var afterBrief = next(waits);
        assertTrue(afterBrief.delay().toMillis() >= 8_000, afterBrief.delay().toString());
        afterBrief.task().run();

        var steady = new FakeSession();
        next(attempts).complete(steady);
        awaitHeard(steady);
        clock.addAndGet(Duration.ofSeconds(60).toNanos());
        steady.end.complete("gone");

        assertTrue(next(waits).delay().toMillis() <= 1_000);
    }

    @Test
    void ends_the_trying_when_a_stranger_answers() throws Exception {
        kept = keeping.keep(TARGET, listener());
        var id = PeerId.of(new byte[32]);

        next(attempts).completeExceptionally(new UnexpectedPeerException(id, id, "10.0.0.1:1"));

        Nodes.await("the failure is told", () -> !heard.isEmpty());
        assertInstanceOf(UnexpectedPeerException.class, heard.getFirst());
        assertTrue(waits.isEmpty());
    }

    @Test
    void closing_ends_the_session_and_the_waiting_and_the_calls() throws Exception {
        kept = keeping.keep(TARGET, listener());
        var session = new FakeSession();
        next(attempts).complete(session);
        awaitHeard(session);

        kept.close();

        assertEquals("it is not needed any more", session.end.getNow("still open"));
        assertEquals(1, heard.size());

        kept = keeping.keep(TARGET, listener());
        next(attempts).completeExceptionally(new IOException("refused"));
        var waiting = next(waits);
        kept.close();
        assertTrue(waiting.cancelled().isDone());
    }

    @Test
    void closes_a_session_that_comes_too_late() throws Exception {
        kept = keeping.keep(TARGET, listener());
        var attempt = next(attempts);
        kept.close();
        var late = new FakeSession();

        attempt.complete(late);

        assertEquals("it is not needed any more", late.end.get(20, TimeUnit.SECONDS));
        assertEquals(List.of(), heard);
    }

    @Test
    void may_be_closed_by_its_own_listener() throws Exception {
        var session = new FakeSession();
        kept = keeping.keep(TARGET, new KeptListener() {
            @Override
            public void opened(Session opened) {
                kept.close();
            }

            @Override
            public void lost(IOException failure) {
                heard.add(failure);
            }
        });

        next(attempts).complete(session);

        assertEquals("it is not needed any more", session.end.get(20, TimeUnit.SECONDS));
    }

    private void awaitHeard(Session session) {
        Nodes.await("the session is told", () -> heard.contains(session));
    }

    private CompletionStage<Session> attempt() {
        var attempt = new CompletableFuture<Session>();
        attempts.add(attempt);
        return attempt;
    }

    private KeptListener listener() {
        return new KeptListener() {
            @Override
            public void opened(Session session) {
                heard.add(session);
            }

            @Override
            public void lost(IOException failure) {
                heard.add(failure);
            }
        };
    }

    private static <T> T next(LinkedBlockingQueue<T> queue) throws InterruptedException {
        return Optional.ofNullable(queue.poll(Nodes.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("nothing came"));
    }
}
