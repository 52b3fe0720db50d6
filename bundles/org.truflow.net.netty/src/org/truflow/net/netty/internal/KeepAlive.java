package org.truflow.net.netty.internal;

import io.netty.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.event.Subscription;

/** Watches the time for one session: silence, half frames, unanswered requests, bytes that nobody takes. On the event loop. */
final class KeepAlive {
    private static final Duration FLOODED = Duration.ofSeconds(4);
    private static final long LONGEST_TICK = Duration.ofMillis(2_500).toNanos();

    private final NettySession session;
    private final Loop loop;
    private final FrameReader reader;
    private final Requests requests;
    private final Outbox outbox;
    private final Timing timing;
    private final Memory memory;
    private volatile @Nullable Subscription ticking;
    private long asked = System.nanoTime();
    private long moved = System.nanoTime();
    private long pending;
    private long done;

    KeepAlive(NettySession session, Channel channel, FrameReader reader, Requests requests, Outbox outbox, Node node) {
        this.session = session;
        this.loop = new Loop(channel);
        this.reader = reader;
        this.requests = requests;
        this.outbox = outbox;
        this.timing = node.timing();
        this.memory = node.memory();
    }

    void start() {
        var shortest = Math.min(
                timing.silence().toNanos(),
                Math.min(timing.reply().toNanos(), timing.frame().toNanos()));
        var tick = Math.min(LONGEST_TICK, Math.max(1_000_000, shortest / 4));
        ticking = loop.every(Duration.ofNanos(tick), this::tick);
    }

    void stop() {
        var running = ticking;
        if (running != null) {
            running.close();
        }
    }

    private void tick() {
        var now = System.nanoTime();
        var idle = timing.idle().toNanos();
        // When too much waits in all sessions together, those go first that do not take theirs.
        var patience = memory.flooded() && FLOODED.compareTo(timing.idle()) < 0 ? FLOODED : timing.idle();
        if (stuckSince(now) > patience.toNanos()) {
            session.abort("the other side took nothing for " + patience.toSeconds() + " s");
            return;
        }
        if (!session.reading()) {
            // It is us who do not listen: nobody else is to blame.
            reader.excuse();
            requests.progress();
            return;
        }
        if (reader.overdue(timing.frame().toNanos())) {
            session.abort("the other side began a frame and did not go on");
            return;
        }
        if (reader.amidst()) {
            requests.progress();
        }
        var silent = now - reader.heard();
        if (silent > idle) {
            session.abort("nothing was heard for " + timing.idle().toSeconds() + " s");
            return;
        }
        if (silent > timing.silence().toNanos()
                && now - asked > timing.silence().toNanos()) {
            asked = now;
            session.ping();
        }
        giveUpOverdue();
    }

    /** Returns for how long bytes have waited and none of them went, in nanoseconds. */
    private long stuckSince(long now) {
        var waiting = outbox.pending();
        if (waiting == 0 || waiting < pending || outbox.done() != done) {
            moved = now;
        }
        pending = waiting;
        done = outbox.done();
        return now - moved;
    }

    private void giveUpOverdue() {
        var late = requests.overdue(timing.reply().toNanos());
        if (!late.isEmpty()) {
            Thread.ofVirtual()
                    .name("truflow-lane")
                    .start(() -> late.forEach(request -> request.result()
                            .completeExceptionally(new IOException(request.name() + " was not answered within "
                                    + timing.reply().toSeconds() + " s in the " + session))));
        }
    }
}
