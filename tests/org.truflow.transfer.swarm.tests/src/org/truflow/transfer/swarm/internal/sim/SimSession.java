package org.truflow.transfer.swarm.internal.sim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.eclipse.jdt.annotation.NonNull;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
import org.truflow.protocol.Payload;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;

/** A session of the engine with a source: requests are answered in order, as fast as the source sends, or fail after 30 seconds of silence. */
@SuppressWarnings("resource") // payloads are closed by the engine
final class SimSession implements Session {
    private static final long SILENCE = 30 * VirtualTime.SECOND;
    private static final int REQUEST = 100;

    private final SimNetwork network;
    private final Machine machine;
    private final SimSource source;
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final List<CompletableFuture<?>> asked = new ArrayList<>();
    private long free;
    private long heard;

    SimSession(SimNetwork network, Machine machine, SimSource source) {
        this.network = network;
        this.machine = machine;
        this.source = source;
        source.sessions.add(this);
    }

    RandomGenerator random() {
        return network.time.random;
    }

    @Override
    public <R extends @NonNull Message> CompletionStage<R> request(Message.Request<R> request) {
        var answer = new CompletableFuture<R>();
        if (closed.isDone()) {
            answer.completeExceptionally(new IOException("the session has ended"));
            return answer;
        }
        var bytes = request instanceof AskBlock ask ? ask.length() : 0;
        network.asked(bytes);
        answer.whenComplete((message, e) -> {
            asked.remove(answer);
            network.over(bytes);
        });
        if (asked.isEmpty()) {
            heard = network.time.now();
        }
        asked.add(answer);
        network.time.after(source.latency / 2, () -> arrived(request, answer));
        network.time.after(SILENCE + 1, () -> lookForSilence(answer));
        return answer;
    }

    private void lookForSilence(CompletableFuture<?> answer) {
        if (!answer.isDone()) {
            if (network.time.now() - heard > SILENCE) {
                machine.run(() -> answer.completeExceptionally(new IOException("nothing came for 30 seconds")));
            } else {
                network.time.after(SILENCE + 1 - (network.time.now() - heard), () -> lookForSilence(answer));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private <R extends @NonNull Message> void arrived(Message.Request<R> request, CompletableFuture<R> answer) {
        if (closed.isDone()) {
            return;
        }
        try {
            var message = source.answer(request, this);
            if (message != null) {
                var size = message instanceof Block block ? block.payload().length() : REQUEST;
                deliver(size, () -> answer.complete((R) message), message);
            }
        } catch (IOException e) {
            deliver(REQUEST, () -> answer.completeExceptionally(e), null);
        }
    }

    private void deliver(int size, Runnable what, Message message) {
        free = Math.max(free, network.time.now()) + size * VirtualTime.SECOND / source.bytesPerSecond;
        network.time.after(free - network.time.now() + source.latency / 2, () -> {
            if (!closed.isDone() && !source.mute && machine.alive()) {
                heard = network.time.now();
                if (message instanceof Block block) {
                    network.received((Arrived) block.payload());
                }
                machine.run(what);
            }
        });
    }

    Block block(SimContent content, int offset, int length, boolean wrong) {
        var bytes = ByteBuffer.wrap(content.bytes(), offset, length).slice();
        if (wrong) {
            var copy = ByteBuffer.allocate(length).put(bytes).flip();
            var at = random().nextInt(length);
            copy.put(at, (byte) (copy.get(at) ^ 1 << random().nextInt(8)));
            bytes = copy;
        }
        return new Block(new Arrived(bytes.asReadOnlyBuffer()));
    }

    /** Bytes that came and are held until they are closed. */
    final class Arrived implements Payload.Received {
        private final ByteBuffer bytes;
        private boolean open = true;

        Arrived(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public ByteBuffer bytes() {
            if (!open) {
                throw new IllegalStateException("read after it was closed");
            }
            return bytes.duplicate();
        }

        @Override
        public int length() {
            return bytes.remaining();
        }

        @Override
        public void writeTo(ByteBuffer target) {
            target.put(bytes());
        }

        @Override
        public void close() {
            if (!open) {
                throw new IllegalStateException("closed twice");
            }
            open = false;
            network.released(this);
        }
    }

    void end(String reason) {
        if (!closed.isDone()) {
            source.sessions.remove(this);
            machine.run(() -> closed.complete(reason));
            for (var answer : List.copyOf(asked)) {
                machine.run(() -> answer.completeExceptionally(new IOException("the session ended: " + reason)));
            }
        }
    }

    @Override
    public void close(String reason) {
        network.time.after(0, () -> end(reason));
    }

    @Override
    public CompletionStage<String> closed() {
        return closed;
    }

    @Override
    public CompletionStage<Void> push(Message.Push message) {
        return closed.isDone()
                ? CompletableFuture.failedFuture(new IOException("the session has ended"))
                : CompletableFuture.completedFuture(null);
    }

    @Override
    public PeerId remote() {
        return source.peer;
    }

    @Override
    public Set<PeerId> formerly() {
        return Set.of();
    }

    @Override
    public InetSocketAddress address() {
        return SimNetwork.SOMEWHERE;
    }

    @Override
    public SessionKind kind() {
        return SessionKind.DATA;
    }

    @Override
    public boolean outgoing() {
        return true;
    }

    @Override
    public long pending() {
        return 0;
    }
}
