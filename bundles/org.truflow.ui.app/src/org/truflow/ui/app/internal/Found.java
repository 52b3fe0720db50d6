package org.truflow.ui.app.internal;

import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** Services for what the workbench makes by itself, such as pages of the preferences and handlers. Any thread. */
public final class Found {
    private Found() {}

    /** Returns the service if it is there now; whoever keeps it asks again, for it may go. */
    public static <T> Optional<T> now(Class<T> type) {
        var context = FrameworkUtil.getBundle(Found.class).getBundleContext();
        return Optional.ofNullable(context.getServiceReference(type))
                .flatMap(reference -> Optional.ofNullable(context.getService(reference)));
    }

    /** Waits until the service is there. Not on the UI thread. */
    public static <T> Optional<T> within(Duration patience, Class<T> type) throws InterruptedException {
        var tracker =
                new ServiceTracker<T, T>(FrameworkUtil.getBundle(Found.class).getBundleContext(), type, null);
        tracker.open();
        try {
            return Optional.ofNullable(tracker.waitForService(patience.toMillis()));
        } finally {
            tracker.close();
        }
    }
}
