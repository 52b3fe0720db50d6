package org.truflow.ui.app.internal.first;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.window.Window;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.profile.StartException;
import org.truflow.settings.PeerSettings;
import org.truflow.share.Shares;
import org.truflow.ui.Names;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.app.internal.Found;
import org.truflow.ui.app.internal.WorkbenchSession;
import org.truflow.ui.app.internal.form.NameRule;

/** Asks whoever starts a profile for the first time, over the workbench, and does what was answered. UI thread. */
public final class FirstRun {
    private static final Logger LOG = LoggerFactory.getLogger(FirstRun.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Texts TEXTS = Texts.of(FirstRun.class);

    private final WorkbenchSession session;
    private final IWorkbenchWindow window;

    public FirstRun(WorkbenchSession session, IWorkbenchWindow window) {
        this.session = session;
        this.window = window;
    }

    /** Asks; returns when the questions were answered or put off. When they were put off the engines start without a name. */
    public void ask() {
        var answers = beginning();
        var dialog = new Dialog(window.getShell(), new FirstRunWizard(answers, this::follow));
        if (dialog.open() == Window.OK) {
            LOG.info("the questions of the first start are answered");
            discover();
            answers.shared().ifPresent(this::publish);
        } else {
            LOG.info("the questions of the first start were put off");
            Ui.work(window.getShell(), TEXTS.get("first.title"), () -> session.start(Map.of()), _ -> {});
        }
    }

    private Beginning beginning() {
        var user = NameRule.normal(System.getProperty("user.name", "")).toLowerCase(Locale.ROOT);
        var name = NameRule.problem(user).isEmpty() ? user : "";
        var home = Beginning.usualDownloads(Path.of(System.getProperty("user.home", ".")));
        try {
            var settings = session.settings();
            var downloads = settings.get(PeerSettings.DOWNLOADS);
            return new Beginning(
                    name,
                    session.given(PeerSettings.DOWNLOADS).orElse(downloads.isEmpty() ? home : downloads),
                    session.given(PeerSettings.TRACKER).orElse(settings.get(PeerSettings.TRACKER)));
        } catch (StartException e) {
            LOG.warn("the settings cannot be read", e);
            return new Beginning(name, home, "");
        }
    }

    /** Not on the UI thread. */
    private void follow(Beginning answers) throws StartException, IOException, InterruptedException {
        var hosted =
                answers.meeting() == Beginning.Meeting.HERE ? Optional.of(session.host()) : Optional.<String>empty();
        session.start(answers.settings(hosted));
    }

    private void discover() {
        try {
            PlatformUI.getWorkbench().showPerspective(Names.DISCOVER_PERSPECTIVE, window);
        } catch (WorkbenchException e) {
            LOG.warn("the first perspective does not open", e);
        }
    }

    private void publish(Path folder) {
        Ui.work(
                window.getShell(),
                TEXTS.get("first.sharing"),
                () -> Found.within(PATIENCE, Shares.class)
                        .orElseThrow(() -> new IOException(TEXTS.get("first.shares.missing", folder.toString())))
                        .publish(folder, ""),
                share -> LOG.info("shares {} as {}", share.root(), share.label()));
    }

    /** Gives its buttons the ids that tests find them by. */
    private static final class Dialog extends WizardDialog {
        Dialog(Shell parent, FirstRunWizard wizard) {
            super(parent, wizard);
        }

        @Override
        protected void createButtonsForButtonBar(Composite parent) {
            super.createButtonsForButtonBar(parent);
            Ui.id(getButton(IDialogConstants.BACK_ID), "first.back");
            Ui.id(getButton(IDialogConstants.NEXT_ID), "first.next");
            Ui.id(getButton(IDialogConstants.FINISH_ID), "first.finish");
            Ui.id(getButton(IDialogConstants.CANCEL_ID), "first.cancel");
        }
    }
}
