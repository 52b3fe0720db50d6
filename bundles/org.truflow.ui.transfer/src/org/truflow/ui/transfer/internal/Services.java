package org.truflow.ui.transfer.internal;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.ui.Problems;
import org.truflow.ui.Ui;

/** What commands need that have no view of their own: an engine, a window, work that waits. */
final class Services {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private Services() {}

    /** Returns an engine, if it runs now. Any thread. */
    static <T> Optional<T> find(Class<T> type) {
        var context = FrameworkUtil.getBundle(Services.class).getBundleContext();
        return Optional.ofNullable(context.getServiceReference(type))
                .flatMap(reference -> Optional.ofNullable(context.getService(reference)));
    }

    /** Returns a window to stand before, if there is one. UI thread. */
    static Optional<Shell> shell() {
        var workbench = PlatformUI.getWorkbench();
        var window = workbench.getActiveWorkbenchWindow() == null && workbench.getWorkbenchWindowCount() > 0
                ? workbench.getWorkbenchWindows()[0]
                : workbench.getActiveWorkbenchWindow();
        return Optional.ofNullable(window).map(it -> it.getShell());
    }

    /** Does something that waits for the disk, whatever becomes of the control that asked for it; a failure is shown. */
    static void work(String what, Callable<?> work) {
        var display = PlatformUI.getWorkbench().getDisplay();
        Thread.ofVirtual().name("transfer-ui-work").start(() -> {
            try {
                work.call();
            } catch (Exception e) {
                LOG.warn("{} failed", what, e);
                Ui.later(display, () -> shell().ifPresent(shell -> Problems.show(shell, what, e)));
            }
        });
    }
}
