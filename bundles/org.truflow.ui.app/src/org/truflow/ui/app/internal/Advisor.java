package org.truflow.ui.app.internal;

import java.util.Map;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.truflow.profile.StartException;
import org.truflow.ui.Names;
import org.truflow.ui.Texts;

/** What the workbench does at its start. */
final class Advisor extends WorkbenchAdvisor {
    private static final Texts TEXTS = Texts.of(Advisor.class);

    private final WorkbenchSession session;

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
        return new WindowAdvisor(configurer);
    }

    @Override
    public void postStartup() {
        LateViews.install();
        try {
            session.start(Map.of());
        } catch (StartException e) {
            MessageDialog.openError(
                    getWorkbenchConfigurer()
                            .getWorkbench()
                            .getActiveWorkbenchWindow()
                            .getShell(),
                    TEXTS.get("settings.wrong"),
                    e.getMessage());
        }
        session.ready();
    }
}
