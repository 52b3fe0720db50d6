package org.truflow.headless.internal;

import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;
import org.truflow.net.Network;
import org.truflow.net.NetworkProblem;
import org.truflow.profile.StartException;

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
        return first(new ServiceTracker<T, T>(context, type, null), engine);
    }

    /** Returns the network once it listens. */
    Network awaitNetwork() throws StartException, InterruptedException {
        var either = "(|(" + Constants.OBJECTCLASS + "=" + Network.class.getName() + ")(" + Constants.OBJECTCLASS + "="
                + NetworkProblem.class.getName() + "))";
        return switch (first(new ServiceTracker<>(context, filter(either), null), "network")) {
            case Network network -> network;
            case NetworkProblem problem ->
                throw new StartException(StartException.FAILED, problem.reason() + " (--port and --bind say which)");
            case Object other -> throw new IllegalStateException("neither network nor problem: " + other);
        };
    }

    private static <T> T first(ServiceTracker<?, T> tracker, String engine)
            throws StartException, InterruptedException {
        tracker.open();
        try {
            var service = tracker.waitForService(TimeUnit.SECONDS.toMillis(SECONDS));
            if (service == null) {
                throw new StartException(
                        StartException.FAILED,
                        "the " + engine + " engine did not start in " + SECONDS
                                + " seconds; the log in the data folder says why");
            }
            return service;
        } finally {
            tracker.close();
        }
    }

    private static Filter filter(String text) {
        try {
            return FrameworkUtil.createFilter(text);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
