package org.truflow.ui.app.internal;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** The windows of this profile. UI thread. */
public final class Windows {
    private Windows() {}

    /** Returns the window that is used, or any. */
    public static Optional<IWorkbenchWindow> front() {
        var workbench = PlatformUI.getWorkbench();
        return Optional.ofNullable(workbench.getActiveWorkbenchWindow())
                .or(() -> Stream.of(workbench.getWorkbenchWindows()).findFirst());
    }

    /** Brings the window before all others, back from the task bar and the tray as well. */
    public static void raise() {
        front().map(IWorkbenchWindow::getShell).ifPresent(shell -> {
            shell.setVisible(true);
            shell.setMinimized(false);
            shell.forceActive();
        });
    }
}
