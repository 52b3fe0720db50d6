package org.truflow.ui.app.internal.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.FrameworkUtil;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;

/** What happened, as a text file that a person can send to those who mend faults. */
final class BugReport {
    private static final Texts TEXTS = Texts.of(BugReport.class);

    private BugReport() {}

    /** Says what will be in it, asks where to, and writes it. UI thread. */
    static void ask(Shell shell, List<Happening> happenings) {
        if (!MessageDialog.openConfirm(shell, TEXTS.get("events.export.title"), TEXTS.get("events.export.what"))) {
            return;
        }
        var dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setFileName("truflow-report.txt");
        dialog.setOverwrite(true);
        var chosen = dialog.open();
        if (chosen != null) {
            Ui.work(shell, TEXTS.get("events.export.title"), () -> write(Path.of(chosen), happenings), _ -> {});
        }
    }

    private static Path write(Path file, List<Happening> happenings) throws IOException {
        return Files.write(file, lines(happenings));
    }

    /** Returns the report, oldest first. */
    static List<String> lines(List<Happening> happenings) {
        var lines = new ArrayList<String>();
        var bundle = FrameworkUtil.getBundle(BugReport.class);
        lines.add("Truflow " + (bundle == null ? "" : bundle.getVersion()));
        for (var key : List.of("os.name", "os.version", "os.arch", "java.version", "java.vendor", "user.language")) {
            lines.add(key + " " + System.getProperty(key, ""));
        }
        lines.add("");
        happenings.reversed().forEach(happening -> lines.add(line(happening)));
        return lines;
    }

    static String line(Happening happening) {
        return happening.when() + " " + happening.level() + " " + happening.kind() + " " + happening.text();
    }
}
