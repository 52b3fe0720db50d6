package org.truflow.net.netty.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.net.netty.internal.Nodes.await;
import static org.truflow.net.netty.internal.Nodes.connect;
import static org.truflow.net.netty.internal.Nodes.get;
import static org.truflow.protocol.session.MessageHandlers.onRequest;

import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.truflow.id.ContentHash;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.peer.ContentOffered;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.SessionKind;

/** What all sessions together may hold. */
class MemoryTest {
    private static final ContentHash CONTENT = ContentHash.of(new byte[32]);
    private static final int MIB = 1 << 20;

    private final TestPayload.Count count = new TestPayload.Count();

    @Test
    void lets_nobody_begin_to_send_much_when_others_hold_it_all() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var server = nodes.node(nodes.options(), TestIdentity.create(), answering(), new Memory(MIB));
            server.memory().hold(2 * MIB);
            try (var next = RawClient.greeted(server, SessionKind.CONTROL)) {
                next.sendHeader(0x12, 4 * MIB);
                try {
                    next.send(new byte[100_000]);
                    next.awaitEnd();
                } catch (SocketException e) {
                    // It was ended while it still sent.
                }
                await("what it sent is forgotten", () -> server.memory().held() == 2 * MIB);
                var honest = connect(nodes.node(), server);
                assertEquals(new ContentOffered(42), get(honest.request(new AskContent(CONTENT))));
            } finally {
                server.memory().hold(-2 * MIB);
            }
        }
    }

    @Test
    void goes_on_when_those_end_that_ask_for_much_and_take_nothing() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var server = nodes.node(nodes.options(), TestIdentity.create(), answering(), new Memory(MIB));
            try (var hog = RawClient.greeted(server, SessionKind.DATA)) {
                for (var i = 1; i <= 100; i++) {
                    hog.send(i, new AskBlock(CONTENT, 0, AskBlock.MOST));
                }
                await("much waits to be sent", server.memory()::flooded);

                var honest = connect(nodes.node(), server);
                var answer = get(honest.request(new AskContent(CONTENT)));

                assertEquals(new ContentOffered(42), answer);
                await("the other one is given up", () -> server.sessions() == 1);
            }
            await("every payload is closed", () -> count.made.get() == count.closed.get());
        }
    }

    @Test
    void gives_each_session_less_to_push_the_more_of_them_are_stuck() {
        var memory = new Memory(64L * MIB);

        assertEquals(16L * MIB, memory.pushes());
        for (var i = 0; i < 64; i++) {
            memory.stuck(true);
        }
        assertEquals(MIB, memory.pushes());
        for (var i = 0; i < 100_000; i++) {
            memory.stuck(true);
        }
        assertEquals(64 << 10, memory.pushes());
    }

    @Test
    void ends_a_session_whose_other_side_takes_no_pushes() throws Exception {
        try (var nodes = new Nodes("auto")) {
            var opened = new CompletableFuture<org.truflow.protocol.session.Session>();
            var whiteboard = Note.taker(note -> {});
            whiteboard.add(new Arrivals(opened));
            var server = nodes.node(nodes.options(), TestIdentity.create(), whiteboard, new Memory(MIB));
            try (var deaf = RawClient.greeted(server, SessionKind.CONTROL)) {
                var session = get(opened);
                var note = new Note("x".repeat(1_000));

                await("it is given up", () -> {
                    for (var i = 0; i < 1_000; i++) {
                        session.push(note);
                    }
                    return session.closed().toCompletableFuture().isDone();
                });

                assertEquals("it does not take what is sent to it", get(session.closed()));
                assertInstanceOf(java.io.IOException.class, Nodes.failure(session.push(note)));
                deaf.awaitEnd();
            }
        }
    }

    @Test
    void a_lane_is_full_early_when_memory_is_and_empties_again() throws Exception {
        var memory = new Memory(1_000);
        var lighter = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var running = new AtomicInteger();
        var lane = new Lane(running, memory, MIB, lighter::countDown);

        lane.execute(10_000, () -> hold(go));
        var before = lane.full();
        lane.execute(10_000, () -> {});

        assertEquals(false, before);
        assertEquals(true, lane.full());
        go.countDown();
        assertTrue(lighter.await(20, TimeUnit.SECONDS));
        assertEquals(false, lane.full());
        await("nothing is held", () -> memory.held() == 0 && running.get() == 0);
    }

    private Whiteboard answering() {
        var whiteboard = new Whiteboard();
        var handlers = List.<MessageHandlers.Handler<?>>of(
                onRequest(AskContent.class, (from, asked) -> new ContentOffered(42)),
                onRequest(AskBlock.class, (from, asked) -> new Block(new TestPayload(0, asked.length(), count))));
        whiteboard.add((MessageHandlers) () -> handlers);
        return whiteboard;
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
