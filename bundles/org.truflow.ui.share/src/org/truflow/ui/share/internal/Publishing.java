package org.truflow.ui.share.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.truflow.ui.Problems;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** Shares a folder, after asking how. UI thread. */
final class Publishing {
    private static final Texts TEXTS = Texts.of(Publishing.class);

    private static final String ENGINES = "truflow.share.engines";

    private Publishing() {}

    /** Asks, beginning with a draft, and shares; asks again with the same if it cannot be. */
    static void edit(Shell shell, Catalogs catalogs, PublishDraft draft) {
        Ui.work(shell, TEXTS.get("publish.title"), () -> names(catalogs), names -> {
            var dialog = new PublishDialog(shell, draft, names);
            if (dialog.open() == Window.OK) {
                publish(shell, catalogs, dialog.draft(), true);
            }
        });
    }

    /** Returns groups, each after an {@code @}, and people. */
    private static List<String> names(Catalogs catalogs) {
        var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        catalogs.people().forEach(person -> names.add(person.name()));
        var all = new ArrayList<String>();
        catalogs.groups().stream().sorted().forEach(group -> all.add("@" + group));
        all.addAll(names);
        return all;
    }

    private static void publish(Shell shell, Catalogs catalogs, PublishDraft draft, boolean again) {
        var engine = catalogs.shares();
        if (engine.isEmpty()) {
            MessageDialog.openError(shell, TEXTS.get("publish.title"), TEXTS.get("engine.share"));
            return;
        }
        Ui.work(
                shell,
                () -> engine.get().publish(draft.root(), draft.label().strip(), draft.audience()),
                _ -> {},
                failure -> {
                    Problems.show(shell, TEXTS.get("publish.title"), failure);
                    if (again) {
                        edit(shell, catalogs, draft);
                    }
                });
    }

    /** One is asked about in full; several at once are shared with everyone if that is agreed to. */
    static void dropped(Control control, Catalogs catalogs, List<Path> paths) {
        var shell = control.getShell();
        if (paths.size() == 1) {
            edit(shell, catalogs, folder(paths.getFirst().toString()));
            return;
        }
        if (MessageDialog.openConfirm(
                shell, TEXTS.get("publish.title"), TEXTS.get("publish.many", paths.size(), list(paths)))) {
            paths.forEach(path -> publish(shell, catalogs, folder(path.toString()), false));
        }
    }

    private static String list(List<Path> paths) {
        var shown = paths.stream()
                .limit(10)
                .map(path -> Visible.text(path.toString()))
                .toList();
        return String.join("\n", shown) + (paths.size() > shown.size() ? "\n…" : "");
    }

    static PublishDraft folder(String folder) {
        return new PublishDraft(folder, "", PublishDraft.Who.EVERYONE, "");
    }

    /** Returns the engines as a window sees them, watched as long as it is there. */
    static Catalogs engines(Shell shell) {
        if (shell.getData(ENGINES) instanceof Catalogs known) {
            return known;
        }
        var made = new Catalogs(shell, () -> {});
        shell.setData(ENGINES, made);
        return made;
    }
}
