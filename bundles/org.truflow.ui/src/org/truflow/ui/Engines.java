package org.truflow.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Control;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.truflow.event.Subscription;

/**
 * All services of a type, where several may be there, or none: as they come and go while a view is open. Created on the UI thread; it
 * stops watching when its control is disposed.
 */
public final class Engines<T> {
    private final Map<ServiceReference<T>, T> services = new ConcurrentHashMap<>();
    private final Map<ServiceReference<T>, Subscription> subscriptions = new ConcurrentHashMap<>();

    private Engines() {}

    /**
     * @param subscribe asks a service to tell of its changes, for example {@code PeerDirectory::subscribe}
     * @param changed called at once, and whenever one comes, goes or changes: on any thread, so it must not wait, as
     *     {@link Refresh#run} and {@link Snapshot#run} do not
     */
    public static <T> Engines<T> watch(
            Control control, Class<T> type, BiFunction<T, Runnable, Subscription> subscribe, Runnable changed) {
        var engines = new Engines<T>();
        var context = FrameworkUtil.getBundle(Engines.class).getBundleContext();
        var tracker = new ServiceTracker<T, T>(context, type, null) {
            @Override
            public T addingService(ServiceReference<T> reference) {
                var added = super.addingService(reference);
                engines.add(reference, added, () -> subscribe.apply(added, changed));
                changed.run();
                return added;
            }

            @Override
            public void removedService(ServiceReference<T> reference, T gone) {
                engines.remove(reference);
                super.removedService(reference, gone);
                changed.run();
            }
        };
        tracker.open();
        control.addDisposeListener(_ -> tracker.close());
        changed.run();
        return engines;
    }

    @SuppressWarnings("resource") // closed when the service goes
    private void add(ServiceReference<T> reference, T service, Supplier<Subscription> changes) {
        services.put(reference, service);
        subscriptions.put(reference, changes.get());
    }

    private void remove(ServiceReference<T> reference) {
        services.remove(reference);
        try (var _ = subscriptions.remove(reference)) {
            // No more calls from here on.
        }
    }

    /** Returns those that are there, first the one that whoever wants only one would get. Any thread. */
    public List<T> all() {
        return services.entrySet().stream()
                .sorted(Map.Entry.<ServiceReference<T>, T>comparingByKey(Comparator.reverseOrder()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Returns a property that one of them was registered with, as text; empty if it has none. Any thread. */
    public String property(T service, String key) {
        return services.entrySet().stream()
                .filter(entry -> entry.getValue() == service)
                .map(entry -> String.valueOf(entry.getKey().getProperty(key)))
                .filter(text -> !text.equals("null"))
                .findFirst()
                .orElse("");
    }
}
