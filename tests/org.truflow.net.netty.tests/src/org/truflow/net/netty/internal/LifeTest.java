package org.truflow.net.netty.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.net.netty.internal.Nodes.await;
import static org.truflow.net.netty.internal.Nodes.connect;
import static org.truflow.net.netty.internal.Nodes.failure;
import static org.truflow.net.netty.internal.Nodes.get;
import static org.truflow.protocol.session.MessageHandlers.onRequest;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.protocol.Ping;
import org.truflow.protocol.Pong;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.peer.ContentOffered;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.Sessions.KeptListener;
import org.truflow.protocol.session.Target;
import org.truflow.protocol.session.UnexpectedPeerException;

/** Silence, ends, restarts. */
class LifeTest {
    private static final ContentHash CONTENT = ContentHash.of(new byte[32]);

    private Subscription kept = () -> {};

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void asks_a_silent_side_and_ends_when_it_stays_silent(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var opened = new CompletableFuture<Session>();
            var whiteboard = new Whiteboard();
            whiteboard.add(new Arrivals(opened));
            var timing = Short.idle(Duration.ofMillis(200), Duration.ofMillis(1_500));
            var server = nodes.node(nodes.options(timing), TestIdentity.create(), whiteboard);
            try (var client = RawClient.greeted(server, SessionKind.CONTROL)) {

                assertInstanceOf(Ping.class, client.read().message());

                assertTrue(
                        get(get(opened).closed()).startsWith("nothing was heard"),
                        get(get(opened).closed()));
                assertInstanceOf(Ping.class, client.lastWord());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void stays_with_a_side_that_answers(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var timing = Short.idle(Duration.ofMillis(100), Duration.ofMillis(1_000));
            var server = nodes.node(nodes.options(timing), TestIdentity.create());
            try (var client = RawClient.greeted(server, SessionKind.CONTROL)) {
                var end = System.nanoTime() + Duration.ofMillis(2_500).toNanos();
                while (System.nanoTime() < end) {
                    var ping = assertInstanceOf(Ping.class, client.read().message());
                    client.send(0, new Pong(ping.token()));
                }
                assertEquals(1, server.sessions());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void ends_when_the_other_side_vanishes_without_a_word(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var server = nodes.node();
            try (var client = RawClient.greeted(server, SessionKind.CONTROL)) {
                await("there is a session", () -> server.sessions() == 1);
                client.reset();
            }
            try (var client = RawClient.greeted(server, SessionKind.CONTROL)) {
                client.send(new byte[] {1, 2, 3});
            }

            await(
                    "sessions end",
                    () -> server.sessions() == 0 && server.budgets().open() == 0);
        }
    }

    @Test
    void holds_a_thousand_idle_sessions() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var server = nodes.node(onRequest(AskContent.class, (from, asked) -> new ContentOffered(42)));
            var client = nodes.node();
            var opening = new ArrayList<CompletionStage<Session>>();
            for (var i = 0; i < 1_000; i++) {
                opening.add(client.connect(Nodes.target(server, SessionKind.CONTROL)));
                if (i % 50 == 49) {
                    get(opening.getLast());
                }
            }
            for (var session : opening) {
                get(session);
            }

            assertEquals(1_000, server.sessions());
            assertEquals(new ContentOffered(42), get(get(opening.get(500)).request(new AskContent(CONTENT))));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void stops_while_it_is_busy_and_leaves_nothing(String tls) throws Exception {
        var count = new TestPayload.Count();
        try (var nodes = new Nodes(tls)) {
            var server = nodes.node(
                    onRequest(AskBlock.class, (from, asked) -> new Block(new TestPayload(0, asked.length(), count))));
            var client = nodes.node();
            var stopped = new AtomicBoolean();
            var asked = new ArrayList<CompletionStage<Boolean>>();
            var sessions = new ArrayList<Session>();
            for (var i = 0; i < 5; i++) {
                var session = connect(client, server, SessionKind.DATA);
                sessions.add(session);
                for (var j = 0; j < 100; j++) {
                    asked.add(session.request(new AskBlock(CONTENT, 0, AskBlock.MOST))
                            .handle((block, failure) -> {
                                if (failure != null) {
                                    return failure instanceof IOException;
                                }
                                block.payload().close();
                                return true;
                            }));
                }
            }
            await("blocks flow", () -> count.written.get() > 10);

            var began = System.nanoTime();
            stopped.set(true);
            nodes.stop(server);
            var took = System.nanoTime() - began;

            for (var answer : asked) {
                assertTrue(get(answer));
            }
            for (var session : sessions) {
                get(session.closed());
            }
            assertEquals(count.made.get(), count.closed.get());
            assertTrue(took < Duration.ofSeconds(5).toNanos(), took / 1_000_000 + " ms");
        }
    }

    @Test
    void fails_what_waits_here_when_it_stops_and_connects_no_more() throws Exception {
        var go = new CountDownLatch(1);
        try (var nodes = new Nodes("auto")) {
            var server = nodes.node(onRequest(AskContent.class, (from, asked) -> {
                hold(go);
                return new ContentOffered(1);
            }));
            var client = nodes.node();
            var session = connect(client, server);
            var waiting = session.request(new AskContent(CONTENT));

            nodes.stop(client);

            var failure = failure(waiting);
            assertTrue(
                    String.valueOf(failure.getMessage()).endsWith("the network of this installation stops"),
                    failure.getMessage());
            assertEquals("the network of this installation stops", get(session.closed()));
            assertInstanceOf(IOException.class, failure(client.connect(Nodes.target(server, SessionKind.CONTROL))));
            go.countDown();
        } finally {
            go.countDown();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void starts_again_on_the_same_port_and_kept_sessions_come_back(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var identity = TestIdentity.create();
            var first = nodes.node(nodes.options(), identity);
            var port = first.port();
            var client = nodes.node();
            var opened = new LinkedBlockingQueue<Session>();
            var lost = new LinkedBlockingQueue<IOException>();
            kept = client.keep(Nodes.target(first, SessionKind.CONTROL), new KeptListener() {
                @Override
                public void opened(Session session) {
                    opened.add(session);
                }

                @Override
                public void lost(IOException failure) {
                    lost.add(failure);
                }
            });
            var before = next(opened);

            nodes.stop(first);
            var why = next(lost);
            var plain = nodes.options();
            var again = nodes.node(
                    new Options("127.0.0.1", port, 100, 100, 1_000, 100, tls, plain.timing()),
                    identity,
                    onRequest(AskContent.class, (from, asked) -> new ContentOffered(2)));
            var after = next(opened);

            assertEquals(identity.self(), before.remote());
            assertTrue(
                    String.valueOf(why.getMessage()).endsWith("the network of this installation stops"),
                    String.valueOf(why));
            assertEquals(new ContentOffered(2), get(after.request(new AskContent(CONTENT))));
            kept.close();
            await("the session ends", () -> again.sessions() == 0);
        }
    }

    @Test
    void keeps_no_session_with_a_stranger() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var server = nodes.node();
            var lost = new LinkedBlockingQueue<IOException>();
            var stranger = new Target(
                    Nodes.target(server, SessionKind.CONTROL).addresses(),
                    Optional.of(TestIdentity.create().self()),
                    SessionKind.CONTROL);

            kept = nodes.node().keep(stranger, new KeptListener() {
                @Override
                public void opened(Session session) {
                    lost.add(new IOException("opened"));
                }

                @Override
                public void lost(IOException failure) {
                    lost.add(failure);
                }
            });

            assertInstanceOf(UnexpectedPeerException.class, next(lost));
        }
    }

    private static <T> T next(LinkedBlockingQueue<T> queue) throws InterruptedException {
        return Optional.ofNullable(queue.poll(Nodes.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("nothing came"));
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await(Nodes.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
