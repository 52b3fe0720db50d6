package org.truflow.headless.internal;

import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** Waits for engines at the start. */
final class Services {
    private static final long SECONDS = 60;

    private final BundleContext context;

    Services(BundleContext context) {
        this.context = context;
    }

    /**
     * Returns the service once it is there.
     *
     * @param engine what people call it
     */
    <T> T await(Class<T> type, String engine) throws StartException, InterruptedException {
        var tracker = new ServiceTracker<T, T>(context, type, null);
        tracker.open();
        try {
            var service = tracker.waitForService(TimeUnit.SECONDS.toMillis(SECONDS));
            if (service == null) {
                throw new StartException(
                        HeadlessApplication.FAILED,
                        "the " + engine + " engine did not start in " + SECONDS + " seconds; the log in the data folder says why");
            }
            return service;
        } finally {
            tracker.close();
        }
    }
}
