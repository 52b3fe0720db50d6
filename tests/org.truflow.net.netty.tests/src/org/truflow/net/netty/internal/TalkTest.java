package org.truflow.net.netty.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.net.netty.internal.Nodes.await;
import static org.truflow.net.netty.internal.Nodes.connect;
import static org.truflow.net.netty.internal.Nodes.failure;
import static org.truflow.net.netty.internal.Nodes.get;
import static org.truflow.protocol.session.MessageHandlers.onRequest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truflow.id.ContentHash;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.AskLayer;
import org.truflow.protocol.peer.ContentOffered;
import org.truflow.protocol.peer.Layer;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.SessionListener;
import org.truflow.protocol.session.Target;

class TalkTest {
    private static final ContentHash CONTENT = ContentHash.of(new byte[32]);

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void answers_a_request(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var server = nodes.node(onRequest(AskContent.class, (from, asked) -> new ContentOffered(42)));
            var client = nodes.node();

            var session = connect(client, server);
            var answer = get(session.request(new AskContent(CONTENT)));

            assertEquals(new ContentOffered(42), answer);
            assertEquals(server.self(), session.remote());
            assertEquals(SessionKind.CONTROL, session.kind());
            assertTrue(session.outgoing());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void both_sides_ask_in_one_session(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var asked = new CompletableFuture<Session>();
            var server = nodes.node(onRequest(AskContent.class, (from, question) -> {
                asked.complete(from);
                return new ContentOffered(1);
            }));
            var client = nodes.node(onRequest(AskContent.class, (from, question) -> new ContentOffered(2)));
            var session = connect(client, server);

            var there = get(session.request(new AskContent(CONTENT)));
            var back = get(get(asked).request(new AskContent(CONTENT)));

            assertEquals(new ContentOffered(1), there);
            assertEquals(new ContentOffered(2), back);
            assertEquals(client.self(), get(asked).remote());
            assertFalse(get(asked).outgoing());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void handles_and_answers_in_order(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var seen = Collections.synchronizedList(new ArrayList<Integer>());
            var server = nodes.node(onRequest(AskLayer.class, (from, asked) -> {
                seen.add(asked.first());
                return new Layer(new byte[0], new byte[0]);
            }));
            var session = connect(nodes.node(), server);
            var answered = Collections.synchronizedList(new ArrayList<Integer>());

            var all = new ArrayList<CompletionStage<?>>();
            for (var i = 0; i < 500; i++) {
                var number = i;
                all.add(session.request(new AskLayer(CONTENT, i, 1)).thenAccept(_ -> answered.add(number)));
            }
            for (var stage : all) {
                get(stage);
            }

            var order = IntStream.range(0, 500).boxed().toList();
            assertEquals(order, seen);
            assertEquals(order, answered);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void pushes_messages_of_a_plugin_in_order(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var heard = Collections.synchronizedList(new ArrayList<String>());
            var server = nodes.node(nodes.options(), TestIdentity.create(), Note.taker(note -> heard.add(note.text())));
            var client = nodes.node(nodes.options(), TestIdentity.create(), Note.taker(note -> {}));
            var session = connect(client, server);

            for (var i = 0; i < 1_000; i++) {
                get(session.push(new Note("note " + i)));
            }

            await("all are heard", () -> heard.size() == 1_000);
            assertEquals(IntStream.range(0, 1_000).mapToObj(i -> "note " + i).toList(), heard);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void refuses_an_opcode_that_it_does_not_know_and_goes_on(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var server = nodes.node(onRequest(AskContent.class, (from, asked) -> new ContentOffered(42)));
            var client = nodes.node(nodes.options(), TestIdentity.create(), Note.taker(note -> {}));
            var session = connect(client, server);

            var refusal = failure(session.request(new Note.Question("?")));
            get(session.push(new Note("unheard")));

            var refused = assertInstanceOf(RefusedException.class, refusal);
            assertEquals(ErrorCode.UNKNOWN_OPCODE, refused.code());
            assertEquals(new ContentOffered(42), get(session.request(new AskContent(CONTENT))));
        }
    }

    @Test
    void refuses_what_nobody_answers_and_names_it() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var session = connect(nodes.node(), nodes.node());

            var refusal = failure(session.request(new AskContent(CONTENT)));

            var refused = assertInstanceOf(RefusedException.class, refusal);
            assertEquals(ErrorCode.UNAVAILABLE, refused.code());
            assertTrue(String.valueOf(refused.getMessage()).contains("AskContent"), refused.getMessage());
        }
    }

    @Test
    void lets_engines_come_and_go_while_a_session_is_open() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var whiteboard = new Whiteboard();
            var server = nodes.node(nodes.options(), TestIdentity.create(), whiteboard);
            var session = connect(nodes.node(), server);
            var handlers = List.<MessageHandlers.Handler<?>>of(
                    onRequest(AskContent.class, (from, asked) -> new ContentOffered(7)));
            MessageHandlers engine = () -> handlers;

            whiteboard.add(engine);
            var answer = get(session.request(new AskContent(CONTENT)));
            whiteboard.remove(engine);
            var refusal = failure(session.request(new AskContent(CONTENT)));

            assertEquals(new ContentOffered(7), answer);
            assertEquals(
                    ErrorCode.UNAVAILABLE,
                    assertInstanceOf(RefusedException.class, refusal).code());
        }
    }

    @Test
    void passes_a_refusal_on_and_hides_what_else_goes_wrong() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var server = nodes.node(
                    onRequest(AskContent.class, (from, asked) -> {
                        throw new RefusedException(ErrorCode.NOT_FOUND, "no such content", "look elsewhere");
                    }),
                    onRequest(AskLayer.class, (from, asked) -> {
                        throw new IOException("/home/secret/file cannot be read");
                    }));
            var session = connect(nodes.node(), server);

            var refused = assertInstanceOf(RefusedException.class, failure(session.request(new AskContent(CONTENT))));
            var internal =
                    assertInstanceOf(RefusedException.class, failure(session.request(new AskLayer(CONTENT, 0, 1))));

            assertEquals(ErrorCode.NOT_FOUND, refused.code());
            assertEquals("no such content", refused.getMessage());
            assertEquals("look elsewhere", refused.remedy());
            assertEquals(ErrorCode.INTERNAL, internal.code());
            assertFalse(String.valueOf(internal.getMessage()).contains("secret"));
        }
    }

    @Test
    void gives_up_a_request_that_is_not_answered_and_stands_the_late_answer() throws Exception {
        var go = new CountDownLatch(1);
        try (var nodes = new Nodes("auto")) {
            var server = nodes.node(onRequest(AskContent.class, (from, asked) -> {
                hold(go);
                return new ContentOffered(42);
            }));
            var timing = Short.reply(java.time.Duration.ofMillis(200));
            var client = nodes.node(nodes.options(timing), TestIdentity.create());
            var session = connect(client, server);

            var late = failure(session.request(new AskContent(CONTENT)));
            go.countDown();

            assertTrue(
                    String.valueOf(late.getMessage()).startsWith("AskContent was not answered within"),
                    late.getMessage());
            assertEquals(new ContentOffered(42), get(session.request(new AskContent(CONTENT))));
        } finally {
            go.countDown();
        }
    }

    @Test
    void bounds_the_requests_under_way() throws Exception {
        var go = new CountDownLatch(1);
        try (var nodes = new Nodes("auto")) {
            var server = nodes.node(onRequest(AskContent.class, (from, asked) -> {
                hold(go);
                return new ContentOffered(42);
            }));
            var session = connect(nodes.node(), server);

            var all = new ArrayList<CompletionStage<ContentOffered>>();
            for (var i = 0; i < Requests.MOST; i++) {
                all.add(session.request(new AskContent(CONTENT)));
            }
            var more = failure(session.request(new AskContent(CONTENT)));
            go.countDown();

            assertInstanceOf(IOException.class, more);
            for (var stage : all) {
                assertEquals(new ContentOffered(42), get(stage));
            }
            assertEquals(new ContentOffered(42), get(session.request(new AskContent(CONTENT))));
        } finally {
            go.countDown();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void tells_the_other_side_why_a_session_ends(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var opened = new CompletableFuture<Session>();
            var reason = new CompletableFuture<String>();
            var whiteboard = new Whiteboard();
            whiteboard.add(new SessionListener() {
                @Override
                public void opened(Session session) {
                    opened.complete(session);
                }

                @Override
                public void closed(Session session, String why) {
                    reason.complete(why);
                }
            });
            var server = nodes.node(nodes.options(), TestIdentity.create(), whiteboard);
            var session = connect(nodes.node(), server);
            get(opened);

            session.close("enough for today");

            assertEquals("enough for today", get(session.closed()));
            assertTrue(get(reason).endsWith("enough for today"), get(reason));
            assertEquals(get(reason), get(get(opened).closed()));
            var after = failure(session.request(new AskContent(CONTENT)));
            assertTrue(String.valueOf(after.getMessage()).endsWith("ended: enough for today"), after.getMessage());
            assertInstanceOf(IOException.class, failure(session.push(new org.truflow.protocol.Ping(1))));
        }
    }

    @Test
    void fails_what_waits_when_the_other_side_ends_the_session() throws Exception {
        var go = new CountDownLatch(1);
        try (var nodes = new Nodes("auto")) {
            var server = nodes.node(onRequest(AskContent.class, (from, asked) -> {
                from.close("not with you");
                hold(go);
                return new ContentOffered(42);
            }));
            var session = connect(nodes.node(), server);

            var ended = failure(session.request(new AskContent(CONTENT)));
            go.countDown();

            assertTrue(String.valueOf(ended.getMessage()).endsWith("not with you"), ended.getMessage());
        } finally {
            go.countDown();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void talks_over_ipv6(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var plain = nodes.options();
            var options = new Options(
                    "::1",
                    0,
                    plain.connections(),
                    plain.connectionsPerAddress(),
                    plain.connectsPerMinute(),
                    plain.halfOpen(),
                    tls,
                    plain.timing());
            var server = nodes.node(
                    options,
                    TestIdentity.create(),
                    onRequest(AskContent.class, (from, asked) -> new ContentOffered(6)));
            var there = new Target(
                    List.of(new java.net.InetSocketAddress("::1", server.port())),
                    Optional.of(server.self()),
                    SessionKind.CONTROL);

            var session = get(nodes.node().connect(there));

            assertEquals(new ContentOffered(6), get(session.request(new AskContent(CONTENT))));
            assertTrue(session.toString().contains("[0:0:0:0:0:0:0:1]:" + server.port()), session.toString());
        }
    }

    private static void hold(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(Nodes.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("the test forgot to go on");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
