package org.truflow.net.netty.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.truflow.identity.Identity;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.Target;

/** Nodes of one test, on free ports of the loopback; closing them checks that nothing of them is left. */
final class Nodes implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Node> nodes = new ArrayList<>();
    private final String tls;

    Nodes(String tls) {
        this.tls = tls;
    }

    static Stream<String> engines() {
        return Stream.of("boringssl", "jdk");
    }

    static Options options(String tls) {
        return new Options("127.0.0.1", 0, 10_000, 10_000, 1_000_000, 4_096, tls, timing());
    }

    static Timing timing() {
        return Timing.of(Duration.ofSeconds(90));
    }

    Node node(MessageHandlers.Handler<?>... handlers) throws Exception {
        return node(options(tls), TestIdentity.create(), handlers);
    }

    Node node(Options options, Identity identity, MessageHandlers.Handler<?>... handlers) throws IOException {
        var whiteboard = new Whiteboard();
        var list = List.of(handlers);
        whiteboard.add((MessageHandlers) () -> list);
        return node(options, identity, whiteboard);
    }

    Node node(Options options, Identity identity, Whiteboard whiteboard) throws IOException {
        return node(options, identity, whiteboard, Memory.ofThisProcess());
    }

    Node node(Options options, Identity identity, Whiteboard whiteboard, Memory memory) throws IOException {
        var node = Node.listen(options, identity, whiteboard, memory);
        nodes.add(node);
        return node;
    }

    String tls() {
        return tls;
    }

    Options options() {
        return options(tls);
    }

    Options options(Timing timing) {
        var plain = options();
        return new Options(
                "127.0.0.1",
                0,
                plain.connections(),
                plain.connectionsPerAddress(),
                plain.connectsPerMinute(),
                plain.halfOpen(),
                tls,
                timing);
    }

    static Target target(Node to, SessionKind kind) {
        return new Target(List.of(new InetSocketAddress("127.0.0.1", to.port())), Optional.of(to.self()), kind);
    }

    static Session connect(Node from, Node to) throws Exception {
        return connect(from, to, SessionKind.CONTROL);
    }

    static Session connect(Node from, Node to, SessionKind kind) throws Exception {
        return get(from.connect(target(to, kind)));
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    static Throwable failure(CompletionStage<?> stage) throws InterruptedException, TimeoutException {
        try {
            var result = stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            throw new AssertionError("did not fail: " + result);
        } catch (ExecutionException e) {
            var cause = e.getCause();
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause == null ? e : cause;
        }
    }

    static void await(String what, BooleanSupplier condition) {
        assertTrue(Deadline.await(PATIENCE, condition), what);
    }

    /** Stops a node and checks that it left nothing: no buffer, no thread, no port. */
    void stop(Node node) {
        nodes.remove(node);
        node.stop();
        await("lanes end", () -> node.lanes().get() == 0);
        var arenas = node.allocator().metric().directArenas();
        for (var arena : arenas) {
            assertEquals(0, arena.numActiveAllocations(), "buffers are released");
        }
        assertEquals(0, node.memory().held());
        assertEquals(0, node.memory().sending());
        assertEquals(0, node.sessions());
        assertEquals(0, node.budgets().open());
    }

    @Override
    public void close() {
        List.copyOf(nodes).reversed().forEach(this::stop);
        await(
                "threads end",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("truflow-net")));
    }
}
