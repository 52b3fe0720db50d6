package org.truflow.net.netty.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.net.netty.internal.Nodes.await;
import static org.truflow.net.netty.internal.Nodes.connect;
import static org.truflow.net.netty.internal.Nodes.failure;
import static org.truflow.net.netty.internal.Nodes.get;
import static org.truflow.protocol.session.MessageHandlers.onRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truflow.id.ContentHash;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Payload;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;

class BulkTest {
    private static final ContentHash CONTENT = ContentHash.of(new byte[32]);
    private static final ContentHash BROKEN = ContentHash.of(
            new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            });

    private final TestPayload.Count count = new TestPayload.Count();

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void moves_blocks_of_every_size_whole_and_closes_each_payload_once(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var server = server(nodes);
            var session = connect(nodes.node(), server, SessionKind.DATA);
            var sizes = List.of(1, 100, 16 << 10, (16 << 10) + 1, 100_000, AskBlock.MOST - 1, AskBlock.MOST);

            var blocks = new ArrayList<CompletionStage<Block>>();
            for (var size : sizes) {
                blocks.add(session.request(new AskBlock(CONTENT, 16L << 10, size)));
            }

            for (var i = 0; i < sizes.size(); i++) {
                requireRight(get(blocks.get(i)), 16L << 10, sizes.get(i));
            }
            await("payloads are closed", () -> count.closed.get() == sizes.size());
            assertEquals(sizes.size(), count.written.get());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void refuses_a_block_that_cannot_be_read_and_goes_on(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var session = connect(nodes.node(), server(nodes), SessionKind.DATA);

            var refusal = failure(session.request(new AskBlock(BROKEN, 0, 1_000)));

            assertEquals(
                    ErrorCode.INTERNAL,
                    assertInstanceOf(RefusedException.class, refusal).code());
            requireRight(get(session.request(new AskBlock(CONTENT, 0, 1_000))), 0, 1_000);
            await("payloads are closed", () -> count.closed.get() == 2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void reads_only_a_few_blocks_ahead_of_an_asker_that_takes_none(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var server = server(nodes);
            try (var client = RawClient.greeted(server, SessionKind.DATA)) {
                for (var i = 1; i <= 200; i++) {
                    client.send(i, new AskBlock(CONTENT, 0, AskBlock.MOST));
                }

                // What fits into the kernel's buffers and the water mark is read, and no more.
                await("reading stops", steady(count));
                assertTrue(count.written.get() < 30, count.written + " blocks were read ahead");

                for (var i = 1; i <= 200; i++) {
                    assertEquals(i, client.read().id());
                }
            }
            await("payloads are closed", () -> count.closed.get() == 200);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void closes_every_payload_when_the_asker_vanishes_in_the_middle(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var server = server(nodes);
            for (var round = 0; round < 5; round++) {
                try (var client = RawClient.greeted(server, SessionKind.DATA)) {
                    for (var i = 1; i <= 50; i++) {
                        client.send(i, new AskBlock(CONTENT, 0, AskBlock.MOST));
                    }
                    client.read();
                }
            }

            await("sessions end", () -> server.sessions() == 0 && server.lanes().get() == 0);
            assertEquals(count.made.get(), count.closed.get());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void releases_blocks_that_arrived_for_nobody(String tls) throws Exception {
        var go = new CountDownLatch(1);
        try (var nodes = new Nodes(tls)) {
            var server = server(nodes);
            var client = nodes.node();
            var session = connect(client, server, SessionKind.DATA);
            var first = session.request(new AskBlock(CONTENT, 0, AskBlock.MOST)).thenAccept(block -> {
                // Holds the lane, so that what follows waits in it.
                hold(go);
                block.payload().close();
            });
            var rest = new ArrayList<CompletionStage<Void>>();
            for (var i = 0; i < 6; i++) {
                rest.add(session.request(new AskBlock(CONTENT, 0, AskBlock.MOST))
                        .thenAccept(block -> block.payload().close()));
            }
            await("blocks wait in the lane", () -> client.memory().held() > 3 * AskBlock.MOST);

            session.close("not needed any more");
            go.countDown();

            get(first);
            await(
                    "nothing is held",
                    () -> client.memory().held() == 0 && client.lanes().get() == 0);
            for (var stage : rest) {
                get(stage.handle((done, failure) -> true));
            }
        } finally {
            go.countDown();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void reads_no_more_while_the_taker_is_slow(String tls) throws Exception {
        var go = new CountDownLatch(1);
        try (var nodes = new Nodes(tls)) {
            var server = server(nodes);
            var client = nodes.node();
            var session = connect(client, server, SessionKind.DATA);
            var all = new ArrayList<CompletionStage<Void>>();
            for (var i = 0; i < 160; i++) {
                all.add(session.request(new AskBlock(CONTENT, 0, AskBlock.MOST)).thenAccept(block -> {
                    hold(go);
                    block.payload().close();
                }));
            }

            await("reading stops", steady(count));
            assertTrue(
                    client.memory().held() < 12L << 20,
                    "held " + client.memory().held());
            assertTrue(count.written.get() < 120, count.written + " blocks were sent");
            go.countDown();

            for (var stage : all) {
                get(stage);
            }
        } finally {
            go.countDown();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void a_slow_handler_does_not_let_requests_pile_up(String tls) throws Exception {
        var go = new CountDownLatch(1);
        try (var nodes = new Nodes(tls)) {
            var opened = new CompletableFuture<Session>();
            var whiteboard = Note.taker(note -> hold(go));
            whiteboard.add(new Arrivals(opened));
            var server = nodes.node(nodes.options(), TestIdentity.create(), whiteboard);
            var client = nodes.node(nodes.options(), TestIdentity.create(), Note.taker(note -> {}));
            var session = connect(client, server);
            get(opened);
            var note = new Note("x".repeat(1_000));

            var sent = new ArrayList<CompletionStage<Void>>();
            for (var i = 0; i < 20_000 && session.pending() < 4 << 20; i++) {
                sent.add(session.push(note));
            }

            await("the sender is held up", () -> session.pending() > 1 << 20);
            assertTrue(
                    server.memory().held() < 4 << 20, "held " + server.memory().held());
            go.countDown();
            for (var stage : sent) {
                get(stage);
            }
            await("all are handled", () -> server.memory().held() == 0);
        } finally {
            go.countDown();
        }
    }

    private Node server(Nodes nodes) throws Exception {
        return nodes.node(onRequest(
                AskBlock.class,
                (from, asked) -> new Block(
                        new TestPayload(asked.content().equals(BROKEN) ? -1 : asked.offset(), asked.length(), count))));
    }

    /** Comes true when no block was read for a while. */
    private static java.util.function.BooleanSupplier steady(TestPayload.Count count) {
        var last = new int[] {-1};
        var since = new long[] {System.nanoTime()};
        return () -> {
            if (count.written.get() != last[0]) {
                last[0] = count.written.get();
                since[0] = System.nanoTime();
            }
            return last[0] > 0 && System.nanoTime() - since[0] > 300_000_000L;
        };
    }

    private static void requireRight(Block block, long offset, int length) throws Exception {
        try (var payload = block.payload()) {
            assertEquals(length, payload.length());
            if (!(payload instanceof Payload.Received received)) {
                throw new AssertionError("not received");
            }
            var bytes = received.bytes();
            assertTrue(bytes.isDirect());
            assertTrue(bytes.isReadOnly());
            assertEquals(length, bytes.remaining());
            for (var i = 0; i < length; i++) {
                if (bytes.get(i) != TestPayload.at(offset + i)) {
                    throw new AssertionError("byte " + i + " of " + length + " is wrong");
                }
            }
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await(Nodes.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
