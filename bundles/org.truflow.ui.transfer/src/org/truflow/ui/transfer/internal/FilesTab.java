package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.truflow.transfer.TransferFile;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;
import org.truflow.ui.Amounts;
import org.truflow.ui.Column;
import org.truflow.ui.RowTable;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;
import org.truflow.ui.transfer.internal.Row.Download;

/** The files of a download, and which of them are wanted. */
final class FilesTab implements Details.Tab {
    private static final int MOST_SEEN_AGAIN = 5_000;

    private final Composite all;
    private final RowTable<TransferFile> table;
    private final Label more;
    private final Button start;
    private final List<Button> buttons;
    private final Deeds deeds;
    private Optional<Download> row = Optional.empty();
    private List<TransferFile> shown = List.of();
    private boolean asking;

    FilesTab(Composite parent, Deeds deeds) {
        this.deeds = deeds;
        all = new Composite(parent, SWT.NONE);
        var layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        all.setLayout(layout);
        table = new RowTable<>(all, "transfers.files", SWT.MULTI, columns(), TransferFile::index);
        table.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        Ui.name(table.control(), TEXTS.get("tab.files"));
        var bar = new Composite(all, SWT.NONE);
        bar.setLayout(new RowLayout());
        var wanted = button(bar, "files.wanted", () -> choose(true));
        var left = button(bar, "files.left", () -> choose(false));
        start = button(
                bar,
                "files.start",
                () -> row.ifPresent(it -> deeds.resume(List.of(it.transfer().id()))));
        buttons = List.of(wanted, left);
        more = new Label(all, SWT.NONE);
        more.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        table.addSelectionChangedListener(_ -> enable());
        enable();
    }

    private static List<Column<TransferFile>> columns() {
        return List.of(
                Column.text("wanted", TEXTS.get("column.wanted"), 90, file -> wanted(file)),
                Column.text("path", TEXTS.get("column.path"), 380, file -> Visible.text(file.path())),
                Column.number(
                        "size", TEXTS.get("column.size"), 90, file -> Amounts.size(file.size()), TransferFile::size),
                Column.number("done", TEXTS.get("column.progress"), 90, FilesTab::progress, TransferFile::done),
                Column.text("becomes", TEXTS.get("column.becomes"), 220, Words::becomes));
    }

    private static String wanted(TransferFile file) {
        return TEXTS.get(file.wanted() ? "files.yes" : "files.no");
    }

    private static String progress(TransferFile file) {
        return !file.wanted() ? "" : Words.percent(file.size() <= 0 ? 0 : 1.0 * file.done() / file.size());
    }

    private static Button button(Composite bar, String id, Runnable does) {
        var button = Ui.id(new Button(bar, SWT.PUSH), "transfers." + id);
        button.setText(TEXTS.get(id));
        button.addListener(SWT.Selection, _ -> does.run());
        return button;
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public Control control() {
        return all;
    }

    @Override
    public void show(Optional<Row> now) {
        var next = now.filter(Download.class::isInstance).map(Download.class::cast);
        var other = !next.map(Row::key).equals(row.map(Row::key));
        var state = other || !next.map(FilesTab::kind).equals(row.map(FilesTab::kind));
        row = next;
        if (other) {
            shown(new Files(List.of(), false));
        }
        if (state) {
            load();
            enable();
        }
    }

    private static String kind(Download it) {
        return it.transfer().state().getClass().getName();
    }

    @Override
    public void tick() {
        if (shown.size() < MOST_SEEN_AGAIN
                && row.filter(it -> it.transfer().state() instanceof TransferState.Running)
                        .isPresent()) {
            load();
        }
    }

    private void load() {
        var engine = deeds.transfers();
        if (asking || engine.isEmpty() || row.isEmpty()) {
            return;
        }
        asking = true;
        var about = row.get();
        Ui.work(
                all,
                () -> Files.of(engine.get(), about.transfer().id()),
                found -> {
                    asking = false;
                    if (row.filter(it -> it.key().equals(about.key())).isPresent()) {
                        shown(found);
                    } else {
                        load();
                    }
                },
                _ -> asking = false);
    }

    private void shown(Files files) {
        if (!files.some().equals(shown)) {
            shown = files.some();
            table.rows(shown);
        }
        more.setText(
                files.more()
                        ? TEXTS.get("files.more", shown.size())
                        : shown.isEmpty() ? TEXTS.get(row.isEmpty() ? "tab.none" : "files.none") : "");
        enable();
    }

    private void enable() {
        var open = row.filter(it -> it.section() != Section.FINISHED && shown.size() > 1)
                .isPresent();
        buttons.forEach(button -> button.setEnabled(open && !table.selected().isEmpty()));
        start.setEnabled(row.filter(it -> it.transfer().state() instanceof TransferState.Choosing)
                .isPresent());
    }

    private void choose(boolean wanted) {
        Set<Integer> chosen = new HashSet<>();
        table.selected().forEach(file -> chosen.add(file.index()));
        row.ifPresent(it -> deeds.transfers()
                .ifPresent(engine -> Ui.work(
                        all,
                        TEXTS.get("doing.change"),
                        () -> select(engine, it.transfer().id(), chosen, wanted),
                        _ -> load())));
    }

    private static boolean select(Transfers engine, long id, Set<Integer> chosen, boolean wanted) {
        return engine.select(id, file -> chosen.contains(file.index()) ? wanted : file.wanted())
                .isPresent();
    }
}
