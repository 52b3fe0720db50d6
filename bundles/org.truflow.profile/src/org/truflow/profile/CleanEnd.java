package org.truflow.profile;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.slf4j.LoggerFactory;
import org.truflow.profile.internal.ClassArchive;
import org.truflow.profile.internal.LogFiles;

/**
 * Stops the framework, and with it every engine, when the process is asked to end: Equinox by itself ends on SIGTERM
 * with nothing stopped. The exit status of a clean end is 0.
 */
public final class CleanEnd {
    /** Milliseconds for the engines to save and close; a supervisor kills after 5 seconds or more. */
    private static final long PATIENCE = 4_500;

    /** An end that took longer than this has no time for more. */
    private static final Duration SPARE = Duration.ofSeconds(2);

    private final AtomicInteger status = new AtomicInteger();
    /** It worked and came to its end, so that what it loaded is what the next start will need. */
    private final AtomicBoolean worked = new AtomicBoolean();

    public CleanEnd(BundleContext context) {
        this(context, () -> {});
    }

    /** @param first what is ended before the framework is, such as windows; called again when nothing of it is left */
    public CleanEnd(BundleContext context, Runnable first) {
        var framework = context.getBundle(0).adapt(Framework.class);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(framework, first), "framework-stop"));
    }

    /** Remembers the status that the process ends with. */
    public void status(int value) {
        status.set(value);
        worked.set(value == 0);
    }

    private void stop(Framework framework, Runnable first) {
        var begun = System.nanoTime();
        try {
            first.run();
            framework.stop();
            framework.waitForStop(PATIENCE);
        } catch (BundleException e) {
            LoggerFactory.getLogger(CleanEnd.class).error("the framework did not stop cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Whoever ends a process waits some seconds at most: on a busy machine there is no time to write for the next
        // start.
        if (worked.get() && System.nanoTime() - begun < SPARE.toNanos()) {
            ClassArchive.write();
        }
        LogFiles.close();
        Runtime.getRuntime().halt(status.get());
    }
}
