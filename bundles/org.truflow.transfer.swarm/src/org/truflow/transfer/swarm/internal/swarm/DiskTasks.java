package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that waits for the disk, away from the lane, with what follows back on it. */
final class DiskTasks {
    private static final Logger LOG = LoggerFactory.getLogger(DiskTasks.class);

    private final Tools tools;

    /** Runs on a disk thread. */
    interface Task {
        /** @return what to do on the lane afterwards */
        Runnable run() throws IOException;
    }

    /** Runs on a disk thread, with nothing to follow. */
    interface Closing {
        void run() throws IOException;
    }

    DiskTasks(Tools tools) {
        this.tools = tools;
    }

    /** @param back runs what follows, on the lane, if it is still wanted; {@code failed} follows a failure */
    void run(Task task, Consumer<Runnable> back, Consumer<Exception> failed) {
        try {
            tools.disk().execute(() -> {
                Runnable next;
                try {
                    next = task.run();
                } catch (IOException | RuntimeException e) {
                    next = () -> failed.accept(e);
                }
                var then = next;
                tools.lane().execute(() -> back.accept(then));
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine stops before the disk is looked at");
        }
    }

    /** @param what is closed or deleted, for the log */
    void close(Closing closing, Object what) {
        try {
            tools.disk().execute(() -> {
                try {
                    closing.run();
                } catch (IOException e) {
                    LOG.warn("{} could not be closed or deleted", what, e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine stopped before {} was closed", what);
        }
    }
}
