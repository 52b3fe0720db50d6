package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends bans whose time is over, so that whoever was kept out shows again without having to come first. */
final class BanWatch {
    private static final Logger LOG = LoggerFactory.getLogger(BanWatch.class);
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final Administration administration;
    private final Signal stop = new Signal();
    private final Thread thread = Thread.ofVirtual().name("tracker-bans").unstarted(this::run);
    private volatile boolean closing;

    BanWatch(Administration administration) {
        this.administration = administration;
    }

    void start() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    private void run() {
        while (!closing) {
            stop.await(OFTEN);
            try {
                administration.liftExpired();
            } catch (IOException | RuntimeException e) {
                // A ban that is over does not hold; only its record stays a while longer.
                LOG.warn("a ban whose time is over could not be taken out; it is tried again", e);
                stop.await(Duration.ofMinutes(1));
            }
        }
    }

    void close() {
        closing = true;
        stop.raise();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
