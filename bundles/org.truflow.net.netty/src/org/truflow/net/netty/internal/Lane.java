package org.truflow.net.netty.internal;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one at a time, in order, on a virtual thread that lives only while there are some, so that an idle
 * session costs no thread. Tasks may wait; to hand one in never does.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** What a lane may hold however much others hold. */
    private static final int LITTLE = 16 << 10;

    private final AtomicInteger running;
    private final Runnable lighter;
    private final Memory memory;
    private final int most;
    private final ArrayDeque<Task> waiting = new ArrayDeque<>();
    private long weight;
    private boolean active;
    private boolean full;

    private record Task(int weight, Runnable work) {}

    /**
     * @param running counts the lanes that have a thread now
     * @param most weight at which the lane counts as full
     * @param lighter told, on the lane, when a full lane is half empty again
     */
    Lane(AtomicInteger running, Memory memory, int most, Runnable lighter) {
        this.running = running;
        this.memory = memory;
        this.most = most;
        this.lighter = lighter;
    }

    void execute(Runnable work) {
        execute(0, work);
    }

    void execute(int weight, Runnable work) {
        memory.hold(weight);
        synchronized (waiting) {
            waiting.add(new Task(weight, work));
            this.weight += weight;
            full |= this.weight > most || this.weight > LITTLE && memory.crowded();
            if (active) {
                return;
            }
            active = true;
        }
        running.incrementAndGet();
        Thread.ofVirtual().name("truflow-lane").start(this::run);
    }

    /** Returns whether no more should be handed in for now. */
    boolean full() {
        synchronized (waiting) {
            return full;
        }
    }

    private void run() {
        try {
            for (var task = next(); task != null; task = next()) {
                try {
                    task.work().run();
                } catch (RuntimeException | Error e) {
                    LOG.error("a task of a session failed", e);
                }
                finished(task);
            }
        } finally {
            running.decrementAndGet();
        }
    }

    private @Nullable Task next() {
        synchronized (waiting) {
            active = !waiting.isEmpty();
            return active ? waiting.removeFirst() : null;
        }
    }

    private void finished(Task task) {
        memory.hold(-task.weight());
        boolean half;
        synchronized (waiting) {
            weight -= task.weight();
            half = full && (weight == 0 || weight <= most / 2 && !memory.crowded());
            full &= !half;
        }
        if (half) {
            lighter.run();
        }
    }
}
