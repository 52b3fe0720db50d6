package org.truflow.net.netty.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.net.netty.internal.Nodes.failure;
import static org.truflow.net.netty.internal.Nodes.get;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truflow.id.PeerId;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.Target;
import org.truflow.protocol.session.UnexpectedPeerException;

class ConnectTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void takes_nobody_but_the_expected_peer(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var server = nodes.node();
            var other = TestIdentity.create().self();

            var failure = failure(nodes.node().connect(target(server, Optional.of(other))));

            var unexpected = assertInstanceOf(UnexpectedPeerException.class, failure);
            assertEquals(other, unexpected.expected());
            assertEquals(server.self(), unexpected.actual());
            Nodes.await("the session ends there too", () -> server.sessions() == 0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void takes_anyone_when_nobody_is_expected(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var server = nodes.node();

            var session = get(nodes.node().connect(target(server, Optional.empty())));

            assertEquals(server.self(), session.remote());
            assertEquals(Set.of(), session.formerly());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void takes_a_peer_that_changed_its_key_when_the_old_one_vouches(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var before = TestIdentity.create();
            var server = nodes.node(nodes.options(), before.successor().successor());

            var session = get(nodes.node().connect(target(server, Optional.of(before.self()))));

            assertEquals(server.self(), session.remote());
            assertTrue(session.formerly().contains(before.self()));
            assertEquals(2, session.formerly().size());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void tells_who_is_connected_to_what_the_other_was_called_before(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var opened = new CompletableFuture<Session>();
            var whiteboard = new Whiteboard();
            whiteboard.add(new Arrivals(opened));
            var server = nodes.node(nodes.options(), TestIdentity.create(), whiteboard);
            var before = TestIdentity.create();
            var client = nodes.node(nodes.options(), before.successor());

            get(client.connect(target(server, Optional.of(server.self()))));

            assertEquals(client.self(), get(opened).remote());
            assertEquals(Set.of(before.self()), get(opened).formerly());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void works_between_clocks_that_are_years_apart(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var early = nodes.node(nodes.options(), TestIdentity.fromTheFuture());
            var late = nodes.node(nodes.options(), TestIdentity.fromTheFuture());

            assertEquals(
                    late.self(),
                    get(early.connect(target(late, Optional.of(late.self())))).remote());
        }
    }

    @Test
    void does_not_connect_to_itself() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var node = nodes.node();

            var failure = failure(node.connect(target(node, Optional.empty())));

            assertTrue(String.valueOf(failure.getMessage()).endsWith("this is ourselves"), failure.getMessage());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void both_engines_understand_each_other(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            for (var engine : List.of("boringssl", "jdk")) {
                var server = nodes.node(Nodes.options(engine), TestIdentity.create());
                assertEquals(
                        server.self(),
                        get(nodes.node().connect(target(server, Optional.empty())))
                                .remote());
            }
        }
    }

    @Test
    void tries_one_address_after_the_other() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var server = nodes.node();
            var addresses = List.of(
                    closed(),
                    InetSocketAddress.createUnresolved("nowhere.invalid", 1),
                    InetSocketAddress.createUnresolved("localhost", server.port()));

            var session =
                    get(nodes.node().connect(new Target(addresses, Optional.of(server.self()), SessionKind.CONTROL)));

            assertEquals(server.self(), session.remote());
        }
    }

    @Test
    void does_not_wait_long_for_a_silent_address_when_there_is_another() throws Exception {
        try (var nodes = new Nodes("auto");
                var silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var server = nodes.node();
            var client = nodes.node(
                    nodes.options(Short.connecting(Duration.ofMillis(50), Duration.ofSeconds(25))),
                    TestIdentity.create());
            var addresses = List.of(
                    (InetSocketAddress) silent.getLocalSocketAddress(),
                    new InetSocketAddress("127.0.0.1", server.port()));

            var began = System.nanoTime();
            get(client.connect(new Target(addresses, Optional.of(server.self()), SessionKind.CONTROL)));

            assertTrue(System.nanoTime() - began < Duration.ofSeconds(9).toNanos());
        }
    }

    @Test
    void says_of_each_address_why_it_failed() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var closed = closed();
            var addresses = List.of(closed, InetSocketAddress.createUnresolved("nowhere.invalid", 7));

            var failure = failure(nodes.node().connect(new Target(addresses, Optional.empty(), SessionKind.CONTROL)));

            var text = String.valueOf(failure.getMessage());
            assertInstanceOf(IOException.class, failure);
            assertTrue(text.contains("nowhere.invalid:7: the name is not known"), text);
            assertTrue(text.contains("127.0.0.1:" + closed.getPort()) && text.contains("refused"), text);
        }
    }

    @Test
    void fails_when_there_is_no_address() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var failure = failure(nodes.node().connect(new Target(List.of(), Optional.empty(), SessionKind.CONTROL)));

            assertInstanceOf(IOException.class, failure);
        }
    }

    @Test
    void gives_up_in_time_when_nobody_speaks() throws Exception {
        try (var nodes = new Nodes("auto");
                var silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var client = nodes.node(
                    nodes.options(Short.connecting(Duration.ofSeconds(1), Duration.ofMillis(300))),
                    TestIdentity.create());
            var target = new Target(
                    List.of((InetSocketAddress) silent.getLocalSocketAddress()), Optional.empty(), SessionKind.CONTROL);

            var failure = failure(client.connect(target));

            assertTrue(String.valueOf(failure.getMessage()).contains("within"), failure.getMessage());
        }
    }

    @Test
    void says_what_listens_where_when_the_port_is_taken() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var first = nodes.node();
            var plain = nodes.options();
            var same = new Options(
                    "127.0.0.1",
                    first.port(),
                    plain.connections(),
                    plain.connectionsPerAddress(),
                    plain.connectsPerMinute(),
                    plain.halfOpen(),
                    plain.tls(),
                    plain.timing());

            var failure = org.junit.jupiter.api.Assertions.assertThrows(
                    IOException.class, () -> nodes.node(same, TestIdentity.create()));

            assertTrue(
                    String.valueOf(failure.getMessage()).startsWith("cannot listen on 127.0.0.1:" + first.port()),
                    failure.getMessage());
            Nodes.await(
                    "no thread is left of it",
                    () -> Thread.getAllStackTraces().keySet().stream()
                                    .filter(thread -> thread.getName().startsWith("truflow-net"))
                                    .map(thread -> thread.getName().split("-")[2])
                                    .distinct()
                                    .count()
                            <= 1);
        }
    }

    private static Target target(Node to, Optional<PeerId> expected) {
        return new Target(List.of(new InetSocketAddress("127.0.0.1", to.port())), expected, SessionKind.CONTROL);
    }

    /** Returns an address where nothing listens. */
    private static InetSocketAddress closed() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }
    }
}
