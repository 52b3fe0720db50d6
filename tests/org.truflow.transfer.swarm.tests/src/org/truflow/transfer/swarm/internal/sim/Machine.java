package org.truflow.transfer.swarm.internal.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The threads of one process in virtual time. When it is killed nothing of it happens any more. */
final class Machine {

    /** The process ended in the middle of something. */
    static final class KilledError extends Error {
        private static final long serialVersionUID = 1;
    }

    private final VirtualTime time;
    private boolean alive = true;

    Machine(VirtualTime time) {
        this.time = time;
    }

    boolean alive() {
        return alive;
    }

    void kill() {
        alive = false;
    }

    /** Runs {@code work} as a part of this process, if it still lives. */
    void run(Runnable work) {
        if (alive) {
            try {
                work.run();
            } catch (KilledError e) {
                alive = false;
            }
        }
    }

    /** @param typical how long one thing takes, mostly */
    Executor pool(int threads, long typical) {
        var free = new long[threads];
        return work -> {
            var soonest = 0;
            for (var thread = 1; thread < threads; thread++) {
                soonest = free[thread] < free[soonest] ? thread : soonest;
            }
            free[soonest] = Math.max(time.now(), free[soonest]) + time.some(typical);
            time.after(free[soonest] - time.now(), () -> run(work));
        };
    }

    ScheduledExecutorService lane() {
        return new LaneThread();
    }

    /** One thread that is never busy for long. */
    private final class LaneThread extends AbstractExecutorService implements ScheduledExecutorService {
        private final Deque<Runnable> queue = new ArrayDeque<>();
        private boolean stopped;

        @Override
        public void execute(Runnable command) {
            if (stopped) {
                throw new RejectedExecutionException();
            }
            queue.add(command);
            time.after(time.random.nextInt(20_000), this::next);
        }

        private void next() {
            var work = queue.poll();
            if (work != null) {
                run(work);
            }
        }

        /** Called from outside of the lane: what waits comes first. */
        @Override
        public <T> Future<T> submit(Callable<T> task) {
            while (!queue.isEmpty()) {
                next();
            }
            try {
                return CompletableFuture.completedFuture(task.call());
            } catch (Exception e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
            time.after(unit.toNanos(initial), () -> again(command, unit.toNanos(delay)));
            return null;
        }

        private void again(Runnable command, long delay) {
            if (!stopped && alive) {
                run(command);
                time.after(delay, () -> again(command, delay));
            }
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            time.after(unit.toNanos(delay), () -> run(command));
            return null;
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
            return scheduleWithFixedDelay(command, initial, period, unit);
        }

        @Override
        public void shutdown() {
            while (!queue.isEmpty()) {
                next();
            }
            stopped = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            stopped = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return stopped;
        }

        @Override
        public boolean isTerminated() {
            return stopped;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return stopped;
        }
    }
}
