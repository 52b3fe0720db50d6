package org.truflow.ui.search.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.truflow.id.ContentHash;
import org.truflow.search.query.QueryText;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;
import org.truflow.ui.Act;
import org.truflow.ui.Commands;
import org.truflow.ui.Link;
import org.truflow.ui.Menus;
import org.truflow.ui.Names;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** What can be done with results. */
final class ResultActions {
    private static final Texts TEXTS = Texts.of(ResultActions.class);
    private static final int MOST_AT_ONCE = 1_000;

    private final SearchView view;
    private final ResultTree results;

    ResultActions(SearchView view, ResultTree results) {
        this.view = view;
        this.results = results;
    }

    /** Enter and double click: a folder is looked into, a file is downloaded, and opened if it was before. */
    void open(Row row) {
        var content = row.hit().content();
        if (row.hit().folder()) {
            browse(row);
        } else if (content.isEmpty()) {
            download(List.of(row), Map.of());
        } else {
            Ui.work(results.tree().control(), TEXTS.get("act.download"), () -> finished(content.get()), file -> {
                if (file.isPresent()) {
                    Program.launch(file.get().toString());
                } else {
                    download(List.of(row), Map.of());
                }
            });
        }
    }

    /** Returns where it lies here, if it was downloaded before and is still there. May wait for the disk. */
    private static Optional<Path> finished(ContentHash content) {
        return Services.any(Transfers.class).stream()
                .flatMap(transfers -> transfers.all().stream())
                .filter(transfer -> transfer.state() instanceof TransferState.Completed)
                .filter(transfer -> transfer.content().filter(content::equals).isPresent())
                .map(Transfer::target)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    void fill(IMenuManager menu) {
        var rows = results.tree().selected();
        if (rows.isEmpty()) {
            return;
        }
        var first = rows.getFirst();
        var single = rows.size() == 1;
        var known = rows.stream().allMatch(row -> row.hit().content().isPresent());
        var user = first.place().user();
        var download = Commands.available(Names.DOWNLOAD);
        menu.appendToGroup(
                Menus.OPEN, act("browse", () -> browse(first)).when(single && Commands.available(Names.BROWSE)));
        menu.appendToGroup(
                Menus.TRANSFER, act("download", () -> download(rows, Map.of())).when(download));
        menu.appendToGroup(
                Menus.TRANSFER, act("download.to", () -> downloadTo(rows)).when(download));
        menu.appendToGroup(
                Menus.PERSON,
                act("chat", () -> Commands.run(Names.TALK, Map.of(Names.USER, user)), user)
                        .when(single && Commands.available(Names.TALK)));
        menu.appendToGroup(
                Menus.PERSON,
                act("owner", () -> view.search("owner:" + QueryText.quoted(user)), user)
                        .when(single));
        menu.appendToGroup(Menus.EDIT, act("copy.link", () -> copy(rows, ResultActions::link)));
        menu.appendToGroup(
                Menus.EDIT,
                act("copy.magnet", () -> copy(rows, ResultActions::magnet)).when(known));
        menu.appendToGroup(
                Menus.EDIT,
                act("copy.hash", () -> copy(rows, ResultActions::hash)).when(known));
        menu.appendToGroup(Menus.EDIT, act("copy.name", () -> copy(rows, row -> Visible.text(row.name()))));
    }

    private static Act act(String name, Runnable does) {
        return new Act("search.result." + name, TEXTS.get("act." + name), does);
    }

    private static Act act(String name, Runnable does, String user) {
        return new Act("search.result." + name, TEXTS.get("act." + name, Visible.label(user)), does);
    }

    private void browse(Row row) {
        view.ran(view.query());
        var path = row.hit().folder() ? row.place().path() : row.folder();
        Commands.run(Names.BROWSE, Map.of(Names.USER, row.place().user(), Names.PATH, path));
    }

    private void downloadTo(List<Row> rows) {
        var dialog = new DirectoryDialog(view.getSite().getShell());
        dialog.setText(TEXTS.get("download.to.title"));
        dialog.setMessage(TEXTS.get("download.to.message"));
        var folder = dialog.open();
        if (folder != null) {
            download(rows, Map.of(Names.FOLDER, folder));
        }
    }

    private void download(List<Row> rows, Map<String, String> more) {
        view.ran(view.query());
        rows.stream().limit(MOST_AT_ONCE).forEach(row -> Commands.run(Names.DOWNLOAD, parameters(row, more)));
    }

    /** What is known by its content comes from everyone who has it; else it is asked for where it lies. */
    static Map<String, String> parameters(Row row, Map<String, String> more) {
        var all = new HashMap<>(more);
        var content = row.hit().content();
        if (content.isPresent()) {
            all.put(Names.CONTENT, content.get().toString());
            all.put(Names.NAME, row.name());
        } else {
            all.put(Names.USER, row.place().user());
            all.put(Names.PATH, row.place().path());
        }
        return all;
    }

    private interface Say {
        String of(Row row);
    }

    private void copy(List<Row> rows, Say say) {
        var text = rows.stream().map(say::of).collect(Collectors.joining("\n"));
        var clipboard = new Clipboard(view.getSite().getShell().getDisplay());
        clipboard.setContents(new Object[] {text}, new org.eclipse.swt.dnd.Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    /** Returns what can be pasted anywhere and opened again. */
    static String link(Row row) {
        Link link = row.hit().content().isPresent()
                ? new Link.Content(
                        row.hit().content().get(), row.name(), row.hit().size())
                : new Link.Place(row.place().user(), row.place().path());
        return link.text();
    }

    private static String magnet(Row row) {
        return new Link.Content(
                        row.hit().content().orElseThrow(), row.name(), row.hit().size())
                .magnet();
    }

    private static String hash(Row row) {
        return row.hit().content().orElseThrow().toString();
    }
}
