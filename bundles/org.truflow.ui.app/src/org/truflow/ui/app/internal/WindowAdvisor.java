package org.truflow.ui.app.internal;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.truflow.ui.Texts;
import org.truflow.ui.app.internal.tray.TrayIcon;

/** A window: its size, title and bars. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {
    private static final Point SIZE = new Point(1180, 760);

    private final TrayIcon tray;

    WindowAdvisor(IWorkbenchWindowConfigurer configurer, TrayIcon tray) {
        super(configurer);
        this.tray = tray;
    }

    @Override
    public void preWindowOpen() {
        var window = getWindowConfigurer();
        window.setInitialSize(SIZE);
        window.setShowCoolBar(true);
        window.setShowStatusLine(true);
        window.setShowPerspectiveBar(true);
        window.setShowProgressIndicator(true);
        window.setTitle(Texts.of(WindowAdvisor.class).get("product"));
    }

    /** The last window goes to the tray, if that was chosen. */
    @Override
    public boolean preWindowShellClose() {
        return tray.mayClose(getWindowConfigurer().getWindow());
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new Bars(configurer);
    }
}
