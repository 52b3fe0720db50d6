package org.truflow.ui.share.internal;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Control;
import org.truflow.search.FileType;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** Files on this machine and the programs of the system. UI thread; does not wait for the disk. */
final class Desktop {
    private static final Texts TEXTS = Texts.of(Desktop.class);

    private Desktop() {}

    /** Opens a file with the program that the system has for it; asks before a program is run. */
    static void open(Control control, Path file) {
        var name = String.valueOf(file.getFileName());
        if (FileType.of(name) == FileType.PROGRAM
                && !MessageDialog.openQuestion(
                        control.getShell(), TEXTS.get("open.title"), TEXTS.get("open.program", Visible.text(name)))) {
            return;
        }
        launch(control, file);
    }

    /** Opens the folder that a file is in, or a folder itself. */
    static void show(Control control, Path file) {
        Ui.work(
                control,
                TEXTS.get("open.title"),
                () -> Files.isDirectory(file)
                        ? file
                        : Optional.ofNullable(file.getParent()).orElse(file),
                folder -> launch(control, folder));
    }

    private static void launch(Control control, Path path) {
        Ui.work(
                control,
                TEXTS.get("open.title"),
                () -> {
                    if (!Files.exists(path)) {
                        throw new NoSuchFileException(TEXTS.get("open.gone", path));
                    }
                    return path;
                },
                there -> {
                    if (!Program.launch(there.toString())) {
                        MessageDialog.openError(
                                control.getShell(),
                                TEXTS.get("open.title"),
                                TEXTS.get("open.failed", Visible.text(there.toString())));
                    }
                });
    }

    /** Puts text on the clipboard. */
    static void copy(Control control, String text) {
        if (!text.isEmpty()) {
            var clipboard = new Clipboard(control.getDisplay());
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }
}
