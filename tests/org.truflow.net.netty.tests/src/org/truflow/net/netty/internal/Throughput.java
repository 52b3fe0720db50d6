package org.truflow.net.netty.internal;

import static org.truflow.protocol.session.MessageHandlers.onRequest;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionStage;
import org.truflow.id.ContentHash;
import org.truflow.protocol.Payload;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.session.SessionKind;

/** Measures one data session over loopback: {@code main [boringssl|jdk] [GiB]}. No test: a figure depends on the machine. */
final class Throughput {
    private static final int WINDOW = 16;
    private static final int ROUNDS = 5;

    private Throughput() {}

    public static void main(String[] arguments) throws Exception {
        var tls = arguments.length > 0 ? arguments[0] : "boringssl";
        var blocks = 1_024 * (arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4);
        var source = ByteBuffer.allocateDirect(AskBlock.MOST);
        try (var nodes = new Nodes(tls)) {
            var server = nodes.node(
                    onRequest(AskBlock.class, (from, asked) -> new Block(new Copied(source, asked.length()))));
            var client = nodes.node();
            var session = Nodes.connect(client, server, SessionKind.DATA);
            System.out.println(server.describe());
            for (var round = 0; round < ROUNDS; round++) {
                var cpu = cpu();
                var began = System.nanoTime();
                var asked = new ArrayDeque<CompletionStage<Block>>();
                for (var i = 0; i < blocks; i++) {
                    asked.add(session.request(
                            new AskBlock(ContentHash.of(new byte[32]), (long) i * AskBlock.MOST, AskBlock.MOST)));
                    if (asked.size() == WINDOW) {
                        take(asked);
                    }
                }
                while (!asked.isEmpty()) {
                    take(asked);
                }
                var seconds = (System.nanoTime() - began) / 1e9;
                var gigabytes = blocks * (double) AskBlock.MOST / 1e9;
                System.out.printf(
                        "%.0f MB/s, %.2f CPU-seconds per GB, both sides%n",
                        gigabytes / seconds * 1e3, (cpu() - cpu) / 1e9 / gigabytes);
            }
        }
    }

    private static void take(ArrayDeque<CompletionStage<Block>> asked) throws Exception {
        Nodes.get(asked.removeFirst()).payload().close();
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private record Copied(ByteBuffer source, int length) implements Payload {
        @Override
        public void writeTo(ByteBuffer target) {
            target.put(source.duplicate().limit(length));
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
