package org.truflow.ui.app.internal;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.osgi.service.prefs.BackingStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.ui.Names;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.app.internal.first.FirstRun;
import org.truflow.ui.app.internal.tray.TrayIcon;

/** What the workbench does at its start. */
final class Advisor extends WorkbenchAdvisor {
    private static final Logger LOG = LoggerFactory.getLogger(Advisor.class);
    private static final Texts TEXTS = Texts.of(Advisor.class);

    private final WorkbenchSession session;
    private final TrayIcon tray = new TrayIcon();

    Advisor(WorkbenchSession session) {
        this.session = session;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return Names.DISCOVER_PERSPECTIVE;
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new WindowAdvisor(configurer, tray);
    }

    @Override
    public void postStartup() {
        LateViews.install();
        Themes.apply();
        Preferences.tidy();
        tray.show(getWorkbenchConfigurer().getWorkbench());
        var window = getWorkbenchConfigurer().getWorkbench().getActiveWorkbenchWindow();
        if (session.first()) {
            session.ready();
            // After this, so that the workbench is there below the questions.
            Ui.later(window.getShell().getDisplay(), () -> new FirstRun(session, window).ask());
        } else {
            Ui.work(
                    window.getShell(),
                    TEXTS.get("settings.wrong"),
                    () -> {
                        session.begin();
                        return true;
                    },
                    _ -> session.link().ifPresent(Links::open));
            session.ready();
        }
    }

    /** Nobody else writes what views remember: columns, last visits, and alike. */
    @Override
    public void postShutdown() {
        try {
            Platform.getPreferencesService()
                    .getRootNode()
                    .node(InstanceScope.SCOPE)
                    .flush();
        } catch (BackingStoreException e) {
            LOG.warn("what the window remembers is not on disk", e);
        }
    }
}
