package org.truflow.chat.rooms.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one task after the other, each on a virtual thread, so that tasks may wait. */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final long MOST_WAIT_MILLIS = Duration.ofSeconds(5).toMillis();

    private final String name;
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    Lane(String name) {
        this.name = name;
    }

    /** Runs a task after those before; not at all when the lane is closed. */
    synchronized void execute(Runnable task) {
        if (closed) {
            return;
        }
        tasks.add(task);
        if (!running) {
            running = true;
            Thread.ofVirtual().name(name).start(this::run);
        }
    }

    /** Runs a task after a while. */
    void later(Duration pause, Runnable task) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                Thread.sleep(pause);
                execute(task);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    synchronized int waiting() {
        return tasks.size();
    }

    /** Drops what waits, and returns when nothing runs any more, or after a few seconds. Not from a task of its own. */
    synchronized void close() {
        closed = true;
        tasks.clear();
        var end = System.nanoTime() + Duration.ofMillis(MOST_WAIT_MILLIS).toNanos();
        try {
            while (running && System.nanoTime() - end < 0) {
                wait(MOST_WAIT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (var task = next(); task.isPresent(); task = next()) {
            try {
                task.get().run();
            } catch (RuntimeException e) {
                LOG.error("a task of {} failed", name, e);
            }
        }
    }

    private synchronized Optional<Runnable> next() {
        var task = Optional.ofNullable(tasks.poll());
        if (task.isEmpty()) {
            running = false;
            notifyAll();
        }
        return task;
    }
}
