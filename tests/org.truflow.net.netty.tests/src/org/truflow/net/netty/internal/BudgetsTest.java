package org.truflow.net.netty.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.net.netty.internal.Nodes.connect;
import static org.truflow.net.netty.internal.Nodes.get;
import static org.truflow.protocol.session.MessageHandlers.onRequest;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truflow.id.ContentHash;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.ContentOffered;

class BudgetsTest {
    private final AtomicLong clock = new AtomicLong(-5);

    @Test
    void lets_in_as_many_as_fit_in_all() throws Exception {
        var budgets = budgets(3, 100, 100, 100);
        var one = budgets.enter(address("10.0.0.1"));
        budgets.enter(address("10.0.0.2"));
        budgets.enter(address("10.0.0.3"));

        assertNull(budgets.enter(address("10.0.0.4")));
        assertNotNull(one).leave();
        assertNotNull(budgets.enter(address("10.0.0.4")));
        assertEquals(1, budgets.refused());
    }

    @Test
    void lets_one_address_in_so_often_and_others_all_the_same() throws Exception {
        var budgets = budgets(100, 2, 100, 100);
        budgets.enter(address("10.0.0.1"));
        var second = budgets.enter(address("10.0.0.1"));

        assertNull(budgets.enter(address("10.0.0.1")));
        assertNotNull(budgets.enter(address("10.0.0.2")));
        var there = assertNotNull(second);
        there.leave();
        there.leave();
        assertNotNull(budgets.enter(address("10.0.0.1")));
        assertNull(budgets.enter(address("10.0.0.1")));
    }

    @Test
    void counts_a_network_of_ipv6_as_one_address() throws Exception {
        var budgets = budgets(100, 1, 100, 100);

        assertNotNull(budgets.enter(address("2001:db8:1:2::1")));
        assertNull(budgets.enter(address("2001:db8:1:2:ffff::9")));
        assertNotNull(budgets.enter(address("2001:db8:1:3::1")));
        assertNotNull(budgets.enter(address("::ffff:10.0.0.1")));
        assertNull(budgets.enter(address("10.0.0.1")));
    }

    @Test
    void lets_an_address_connect_so_often_a_minute() throws Exception {
        var budgets = budgets(100, 100, 4, 100);
        for (var i = 0; i < 4; i++) {
            assertNotNull(budgets.enter(address("10.0.0.1"))).leave();
        }

        assertNull(budgets.enter(address("10.0.0.1")));
        clock.addAndGet(Duration.ofSeconds(15).toNanos());
        assertNotNull(budgets.enter(address("10.0.0.1")));
        assertNull(budgets.enter(address("10.0.0.1")));
    }

    @Test
    void bounds_those_that_said_no_hello_in_all_and_for_one_address() throws Exception {
        var budgets = budgets(100, 100, 100, 16);
        var first = budgets.enter(address("10.0.0.1"));
        budgets.enter(address("10.0.0.1"));

        assertNull(budgets.enter(address("10.0.0.1")));
        for (var i = 2; i < 16; i++) {
            assertNotNull(budgets.enter(address("10.0.0." + i)));
        }
        assertNull(budgets.enter(address("10.0.1.1")));
        assertNotNull(first).greet();
        assertNotNull(budgets.enter(address("10.0.1.1")));
    }

    @Test
    void forgets_addresses_that_are_gone() throws Exception {
        var budgets = budgets(100_000, 10, 10, 100_000);
        var stays = budgets.enter(address("10.1.0.1"));
        for (var i = 0; i < 10_000; i++) {
            assertNotNull(budgets.enter(address("10.0." + i / 250 + "." + i % 250)))
                    .leave();
        }

        clock.addAndGet(Duration.ofSeconds(61).toNanos());
        budgets.enter(address("10.2.0.1"));

        assertEquals(2, budgets.remembered());
        assertNotNull(stays).leave();
        assertEquals(1, budgets.open());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void turns_a_flood_away_early_and_serves_who_is_there(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var options = new Options("127.0.0.1", 0, 1_000, 20, 100_000, 80, tls, Nodes.timing());
            var server = nodes.node(
                    options,
                    TestIdentity.create(),
                    onRequest(AskContent.class, (from, asked) -> new ContentOffered(42)));
            var session = connect(nodes.node(), server);
            var flood = new @Nullable RawClient[300];
            try {
                for (var i = 0; i < flood.length; i++) {
                    try {
                        flood[i] = RawClient.plain(server);
                    } catch (IOException e) {
                        // Turned away before the call returned.
                    }
                }
                Nodes.await("most are turned away", () -> server.budgets().refused() > 280);

                assertTrue(server.budgets().open() <= 11, server.budgets().open() + " are open");
                assertEquals(
                        new ContentOffered(42), get(session.request(new AskContent(ContentHash.of(new byte[32])))));
            } finally {
                for (var client : flood) {
                    if (client != null) {
                        client.close();
                    }
                }
            }
            Nodes.await("places are given back", () -> server.budgets().open() == 1);
            assertEquals(server.self(), connect(nodes.node(), server).remote());
        }
    }

    private Budgets budgets(int all, int perAddress, int perMinute, int halfOpen) {
        var options = new Options("", 0, all, perAddress, perMinute, halfOpen, "auto", Nodes.timing());
        return new Budgets(options, clock::get);
    }

    private static Budgets.Place assertNotNull(Budgets.@Nullable Place place) {
        if (place == null) {
            throw new AssertionError("was turned away");
        }
        return place;
    }

    private static InetAddress address(String text) throws Exception {
        return InetAddress.ofLiteral(text);
    }
}
