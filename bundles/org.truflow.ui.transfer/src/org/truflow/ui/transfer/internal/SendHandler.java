package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.send.Sends;
import org.truflow.ui.Names;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** Sends files to someone: asks for what it was not told. */
public final class SendHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        var user = Optional.ofNullable(event.getParameter(Names.USER)).orElse("");
        var files = Optional.ofNullable(event.getParameter(Names.FILES)).orElse("");
        Services.shell().ifPresent(shell -> begin(shell, user, files));
        return null;
    }

    private static void begin(Shell shell, String user, String files) {
        var engine = Services.find(Sends.class);
        if (engine.isEmpty()) {
            MessageDialog.openError(shell, TEXTS.get("send.title"), TEXTS.get("engine.none.send"));
            return;
        }
        var paths = files.isBlank() ? ask(shell) : paths(files);
        if (paths.isEmpty()) {
            return;
        }
        if (!user.isBlank()) {
            send(shell, engine.get(), user, paths);
            return;
        }
        var directory = Services.find(PeerDirectory.class);
        // A list of many people is copied where nobody waits for it.
        Ui.work(
                shell,
                TEXTS.get("send.title"),
                () -> people(directory),
                people -> choose(shell, people).ifPresent(chosen -> send(shell, engine.get(), chosen, paths)));
    }

    static List<Path> paths(String lines) {
        return lines.lines().filter(line -> !line.isBlank()).map(Path::of).toList();
    }

    private static List<Path> ask(Shell shell) {
        var what = new MessageDialog(
                        shell,
                        TEXTS.get("send.title"),
                        null,
                        TEXTS.get("send.what"),
                        MessageDialog.QUESTION,
                        0,
                        TEXTS.get("send.files"),
                        TEXTS.get("send.folder"),
                        TEXTS.get("cancel"))
                .open();
        return switch (what) {
            case 0 -> files(shell);
            case 1 -> {
                var chosen = new DirectoryDialog(shell).open();
                yield chosen == null ? List.of() : List.of(Path.of(chosen));
            }
            default -> List.of();
        };
    }

    private static List<Path> files(Shell shell) {
        var dialog = new FileDialog(shell, SWT.OPEN | SWT.MULTI);
        if (dialog.open() == null) {
            return List.of();
        }
        var folder = Path.of(dialog.getFilterPath());
        var found = new ArrayList<Path>();
        for (var name : dialog.getFileNames()) {
            found.add(folder.resolve(name));
        }
        return found;
    }

    private static List<Person> people(Optional<PeerDirectory> directory) {
        return directory.map(PeerDirectory::people).orElse(List.of());
    }

    private static Optional<String> choose(Shell shell, List<Person> people) {
        var dialog = new ElementListSelectionDialog(shell, new LabelProvider() {
            @Override
            public String getText(Object element) {
                return element instanceof Person person
                        ? Visible.text(person.name())
                                + (person.presence() == Presence.OFFLINE ? " - " + TEXTS.get("send.offline") : "")
                        : "";
            }
        });
        dialog.setTitle(TEXTS.get("send.title"));
        dialog.setMessage(TEXTS.get("send.whom"));
        dialog.setElements(people.toArray());
        return dialog.open() == Window.OK && dialog.getFirstResult() instanceof Person person
                ? Optional.of(person.name())
                : Optional.empty();
    }

    private static void send(Shell shell, Sends engine, String user, List<Path> paths) {
        Ui.work(shell, TEXTS.get("send.title"), () -> engine.send(user, paths), _ -> {});
    }
}
