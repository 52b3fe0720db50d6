package org.truflow.ui;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Control;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * An engine as a view sees it: there or not, and swapped while the view is open. Created, asked and told on the UI thread; it stops
 * watching when its control is disposed.
 */
public final class Engine<T> {
    private final String bundleName;
    private final BundleContext context;
    private Optional<T> service = Optional.empty();

    private Engine(String bundleName, BundleContext context) {
        this.bundleName = bundleName;
        this.context = context;
    }

    /**
     * @param bundleName symbolic name of the bundle that offers it in our products, to start it again
     * @param changed called at once and whenever another, or none, is there
     */
    public static <T> Engine<T> watch(
            Control control, Class<T> type, String bundleName, Consumer<Optional<T>> changed) {
        var context = FrameworkUtil.getBundle(Engine.class).getBundleContext();
        var engine = new Engine<T>(bundleName, context);
        var display = control.getDisplay();
        var tracker = new ServiceTracker<T, T>(context, type, null) {
            @Override
            public T addingService(ServiceReference<T> reference) {
                var added = super.addingService(reference);
                // The tracker knows it only when this method has returned, which may be later than the UI thread looks.
                tell(() -> Optional.ofNullable(getService()).or(() -> Optional.ofNullable(added)));
                return added;
            }

            @Override
            public void removedService(ServiceReference<T> reference, T gone) {
                super.removedService(reference, gone);
                tell(() -> Optional.ofNullable(getService()));
            }

            private void tell(Supplier<Optional<T>> found) {
                Ui.later(display, () -> {
                    if (!control.isDisposed()) {
                        engine.now(found.get(), changed);
                    }
                });
            }
        };
        tracker.open();
        control.addDisposeListener(_ -> tracker.close());
        engine.service = Optional.ofNullable(tracker.getService());
        changed.accept(engine.service);
        return engine;
    }

    private void now(Optional<T> found, Consumer<Optional<T>> changed) {
        if (!found.equals(service)) {
            service = found;
            changed.accept(found);
        }
    }

    /** Returns the engine, if it runs. */
    public Optional<T> get() {
        return service;
    }

    /** Returns whether its bundle is installed, so that {@link #start} can help. */
    public boolean installed() {
        return bundle().isPresent();
    }

    /**
     * Starts its bundle. Not on the UI thread: it waits until the bundle runs.
     *
     * @throws BundleException if it cannot be started
     */
    public void start() throws BundleException {
        var found = bundle();
        if (found.isPresent()) {
            found.get().start();
        }
    }

    private Optional<Bundle> bundle() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundleName.equals(bundle.getSymbolicName()))
                .findFirst();
    }
}
