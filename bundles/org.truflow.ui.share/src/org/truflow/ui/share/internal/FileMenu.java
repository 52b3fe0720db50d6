package org.truflow.ui.share.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.actions.ActionFactory;
import org.truflow.ui.Act;
import org.truflow.ui.Commands;
import org.truflow.ui.Menus;
import org.truflow.ui.Names;
import org.truflow.ui.RowTable;
import org.truflow.ui.Texts;

/** What can be done with files and folders of a listing. */
final class FileMenu {
    private static final Texts TEXTS = SharesPane.TEXTS;

    private final SharesPane pane;
    private final RowTable<FileRow> table;

    FileMenu(SharesPane pane, RowTable<FileRow> table) {
        this.pane = pane;
        this.table = table;
    }

    void installs(IViewSite site) {
        Menus.context(site, table.control(), table, this::fill);
        var copy = new Act("shares.copy", TEXTS.get("menu.copy.link"), () -> copy(Links.of(table.selected())));
        site.getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
    }

    private void fill(IMenuManager menu) {
        var chosen = table.selected();
        if (chosen.isEmpty()) {
            return;
        }
        var one = chosen.getFirst();
        var single = chosen.size() == 1;
        if (single && one.folder()) {
            menu.appendToGroup(Menus.OPEN, new Act("shares.open", TEXTS.get("menu.open"), () -> pane.open(one.path())));
        }
        if (single && one.local().isPresent()) {
            menu.appendToGroup(
                    Menus.OPEN,
                    new Act(
                            "shares.open.local",
                            TEXTS.get("menu.open.local"),
                            () -> Desktop.open(table.control(), one.local().get())));
            menu.appendToGroup(
                    Menus.OPEN,
                    new Act(
                            "shares.show.local",
                            TEXTS.get("menu.show.local"),
                            () -> Desktop.show(table.control(), one.local().get())));
        }
        if (!one.mine()) {
            var can = Commands.available(Names.DOWNLOAD);
            menu.appendToGroup(
                    Menus.TRANSFER,
                    new Act("shares.download", TEXTS.get("menu.download"), () -> download(chosen, Optional.empty()))
                            .when(can));
            menu.appendToGroup(
                    Menus.TRANSFER,
                    new Act("shares.download.to", TEXTS.get("menu.download.to"), () -> downloadTo(chosen)).when(can));
        }
        menu.appendToGroup(
                Menus.EDIT, new Act("shares.copy.link", TEXTS.get("menu.copy.link"), () -> copy(Links.of(chosen))));
        menu.appendToGroup(
                Menus.EDIT,
                new Act("shares.copy.magnet", TEXTS.get("menu.copy.magnet"), () -> copy(Links.magnets(chosen)))
                        .when(!Links.magnets(chosen).isEmpty()));
        menu.appendToGroup(
                Menus.EDIT,
                new Act(
                        "shares.copy.name",
                        TEXTS.get("menu.copy.name"),
                        () -> copy(chosen.stream().map(FileRow::name).collect(Collectors.joining("\n")))));
    }

    /** Double click and Enter. */
    void open(FileRow row) {
        if (row.folder()) {
            pane.open(row.path());
        } else if (row.mine()) {
            row.local().ifPresent(path -> Desktop.open(table.control(), path));
        } else if (row.mark() == Mark.NONE) {
            download(List.of(row), Optional.empty());
        }
    }

    void downloadChosen() {
        download(table.selected(), Optional.empty());
    }

    private void downloadTo(List<FileRow> rows) {
        var dialog = new DirectoryDialog(table.control().getShell(), SWT.SAVE);
        dialog.setText(TEXTS.get("menu.download.to"));
        Optional.ofNullable(dialog.open()).ifPresent(folder -> download(rows, Optional.of(folder)));
    }

    private void download(List<FileRow> rows, Optional<String> folder) {
        for (var row : rows) {
            var parameters = new HashMap<String, String>();
            parameters.put(Names.USER, row.owner());
            parameters.put(Names.PATH, row.path());
            folder.ifPresent(path -> parameters.put(Names.FOLDER, path));
            if (!row.mine() && !Commands.run(Names.DOWNLOAD, parameters)) {
                MessageDialog.openInformation(
                        table.control().getShell(), TEXTS.get("menu.download"), TEXTS.get("download.nobody"));
                return;
            }
        }
    }

    private void copy(String text) {
        Desktop.copy(table.control(), text);
    }
}
