package org.truflow.net.netty.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.net.netty.internal.Nodes.connect;
import static org.truflow.net.netty.internal.Nodes.get;
import static org.truflow.protocol.session.MessageHandlers.onRequest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truflow.id.ContentHash;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Hello;
import org.truflow.protocol.Ping;
import org.truflow.protocol.Pong;
import org.truflow.protocol.Refusal;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.ContentOffered;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;

/** Whatever one connection does, it ends alone: every test asks an honest question afterwards. */
class HostileTest {
    private static final ContentHash CONTENT = ContentHash.of(new byte[32]);

    @FunctionalInterface
    private interface Attack {
        void on(Node server) throws Exception;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void ends_who_does_not_speak_tls(String tls) throws Exception {
        survive(tls, Nodes.timing(), server -> {
            var garbage = new byte[4_096];
            new Random(1).nextBytes(garbage);
            for (var bytes : List.of(
                    garbage,
                    "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                    RawClient.bytes(0, new Hello(1, List.of(), SessionKind.CONTROL, List.of())))) {
                try (var client = RawClient.plain(server)) {
                    client.send(bytes);
                    client.awaitEnd();
                }
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void ends_a_client_of_an_older_tls(String tls) throws Exception {
        survive(tls, Nodes.timing(), server -> {
            var identity = TestIdentity.create();
            assertThrows(
                    IOException.class,
                    () -> RawClient.tls(server, identity, "TLSv1.2", Tls.PROTOCOL)
                            .close());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void ends_a_client_without_a_key(String tls) throws Exception {
        survive(tls, Nodes.timing(), server -> {
            // In TLS 1.3 the client is done before the server looks at its certificate.
            try (var client = RawClient.tls(server, null)) {
                client.send(0, new Hello(1, List.of(), SessionKind.CONTROL, List.of()));
                assertNull(client.lastWord());
            } catch (IOException e) {
                assertNotNull(e.getMessage());
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void ends_who_speaks_another_protocol_within_tls(String tls) throws Exception {
        survive(tls, Nodes.timing(), server -> {
            for (var protocol : List.of("http/1.1", "truflow/2", "")) {
                try (var client = RawClient.tls(server, TestIdentity.create(), "TLSv1.3", protocol)) {
                    assertNull(client.lastWord(), protocol);
                } catch (IOException e) {
                    assertNotNull(e.getMessage());
                }
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void ends_garbage_within_tls(String tls) throws Exception {
        survive(tls, Nodes.timing(), server -> {
            var garbage = new byte[200];
            new Random(2).nextBytes(garbage);
            try (var client = RawClient.tls(server, TestIdentity.create())) {
                client.send(garbage);
                assertRefused(client);
            }
            try (var client = RawClient.greeted(server, SessionKind.CONTROL)) {
                client.send(garbage);
                assertRefused(client);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void answers_nothing_before_a_hello(String tls) throws Exception {
        survive(tls, Nodes.timing(), server -> {
            try (var client = RawClient.tls(server, TestIdentity.create())) {
                client.send(1, new AskContent(CONTENT));
                var refusal = assertRefused(client);
                assertTrue(refusal.message().contains("hello"), refusal.message());
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void refuses_a_length_beyond_the_limit_before_a_byte_of_it_comes(String tls) throws Exception {
        survive(tls, Nodes.timing(), server -> {
            for (var length : new long[] {5L << 20, 1L << 31, 999_999_999_999_999L}) {
                try (var client = RawClient.greeted(server, SessionKind.CONTROL)) {
                    client.sendHeader(0x12, length);
                    var refusal = assertRefused(client);
                    assertTrue(refusal.message().contains(String.valueOf(length)), refusal.message());
                }
            }
            try (var client = RawClient.tls(server, TestIdentity.create())) {
                client.sendHeader(0x01, 17 << 10);
                assertRefused(client);
            }
            assertEquals(0, server.memory().held());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void makes_room_for_a_frame_only_as_its_bytes_arrive(String tls) throws Exception {
        survive(tls, Nodes.timing(), server -> {
            try (var client = RawClient.greeted(server, SessionKind.DATA)) {
                client.sendHeader(0x12, 4 << 20);
                client.send(new byte[100]);
                Nodes.await("the frame began", () -> server.memory().held() > 0);
                assertTrue(
                        server.memory().held() <= 4 << 10,
                        "held " + server.memory().held());

                client.send(new byte[100_000]);
                Nodes.await("more came", () -> server.memory().held() > 100_000);
                assertTrue(
                        server.memory().held() < 300_000,
                        "held " + server.memory().held());
            }
            Nodes.await("it is given back", () -> server.memory().held() == 0);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void reads_frames_cut_at_every_byte(String tls) throws Exception {
        survive(tls, Nodes.timing(), server -> {
            try (var client = RawClient.greeted(server, SessionKind.CONTROL)) {
                var ping = RawClient.bytes(0, new Ping(77));
                for (var cut = 1; cut < ping.length; cut++) {
                    client.send(Arrays.copyOf(ping, cut));
                    client.send(Arrays.copyOfRange(ping, cut, ping.length));
                    assertEquals(new Pong(77), client.read().message());
                }
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void ends_who_says_hello_twice_or_answers_what_was_not_asked(String tls) throws Exception {
        survive(tls, Nodes.timing(), server -> {
            try (var client = RawClient.greeted(server, SessionKind.CONTROL)) {
                client.send(0, new Hello(1, List.of(), SessionKind.CONTROL, List.of()));
                assertRefused(client);
            }
            try (var client = RawClient.greeted(server, SessionKind.CONTROL)) {
                for (var i = 1; i <= 17; i++) {
                    client.send(i, new ContentOffered(1));
                }
                assertRefused(client);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void ends_a_session_when_a_question_gets_another_kind_of_answer(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var asking = new CompletableFuture<Session>();
            var whiteboard = new Whiteboard();
            whiteboard.add(new Arrivals(asking));
            var server = nodes.node(nodes.options(), TestIdentity.create(), whiteboard);
            try (var client = RawClient.greeted(server, SessionKind.CONTROL)) {
                var answer = get(asking).request(new AskContent(CONTENT));
                var asked = client.read();

                client.send(asked.id(), new org.truflow.protocol.peer.Layer(new byte[0], new byte[0]));

                var failure = Nodes.failure(answer);
                assertInstanceOf(IOException.class, failure);
                assertTrue(String.valueOf(failure.getMessage()).contains("answered by Layer"), failure.getMessage());
                assertRefused(client);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void does_not_wait_for_who_connects_and_says_nothing(String tls) throws Exception {
        var quick = Short.greeting(Duration.ofMillis(300), Duration.ofMillis(300));
        survive(tls, quick, server -> {
            try (var silent = RawClient.plain(server);
                    var mute = RawClient.tls(server, TestIdentity.create());
                    var slow = RawClient.tls(server, TestIdentity.create())) {
                slow.send(new byte[] {1, '1'});
                assertNull(mute.lastWord());
                assertNull(slow.lastWord());
                silent.awaitEnd();
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void does_not_wait_for_a_frame_that_stands_still(String tls) throws Exception {
        survive(tls, Short.frame(Duration.ofMillis(300)), server -> {
            try (var header = RawClient.greeted(server, SessionKind.CONTROL);
                    var body = RawClient.greeted(server, SessionKind.CONTROL)) {
                header.send(new byte[] {2});
                body.sendHeader(0x14, 1_000);
                body.send(new byte[1]);

                assertNull(header.lastWord());
                assertNull(body.lastWord());
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void does_not_believe_vouches_that_are_not_about_the_proved_key(String tls) throws Exception {
        survive(tls, Nodes.timing(), server -> {
            var victim = TestIdentity.create();
            var stolen = victim.successor().vouches().getFirst().encode();
            for (var vouches : List.of(List.of(stolen), List.of(new byte[200]), List.of(new byte[0]))) {
                try (var client = RawClient.tls(server, TestIdentity.create())) {
                    client.send(0, new Hello(1, List.of(), SessionKind.CONTROL, vouches));
                    assertRefused(client);
                }
            }
        });
    }

    private static void survive(String tls, Timing timing, Attack attack) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var server = nodes.node(
                    nodes.options(timing),
                    TestIdentity.create(),
                    onRequest(AskContent.class, (from, asked) -> new ContentOffered(42)));
            var honest = nodes.node();

            attack.on(server);

            assertEquals(new ContentOffered(42), get(connect(honest, server).request(new AskContent(CONTENT))));
            Nodes.await(
                    "only the honest one is left",
                    () -> server.sessions() == 1 && server.budgets().open() == 1);
        }
    }

    private static Refusal assertRefused(RawClient client) throws IOException {
        var refusal = assertInstanceOf(Refusal.class, client.lastWord());
        assertEquals(ErrorCode.BAD_REQUEST, refusal.code());
        assertFalse(refusal.message().isEmpty());
        return refusal;
    }
}
