package org.truflow.ui.share.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IViewSite;
import org.truflow.id.ContentHash;
import org.truflow.search.FileType;
import org.truflow.ui.Amounts;
import org.truflow.ui.Column;
import org.truflow.ui.Icons;
import org.truflow.ui.Palette;
import org.truflow.ui.RowTable;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** The files and folders of one folder. */
final class FilesPane {
    private static final Texts TEXTS = SharesPane.TEXTS;
    /** So many lines before the end of what is known, more is asked for. */
    private static final int AHEAD = 200;

    private final Composite box;
    private final RowTable<FileRow> table;
    private final Label foot;
    private final SharesPane pane;
    private final HereCheck check;
    private Optional<String> choose = Optional.empty();
    private boolean complete = true;
    private List<FileRow> given = List.of();
    private List<?> folder = List.of();

    FilesPane(Composite parent, IViewSite site, Catalogs catalogs, SharesPane pane) {
        this.pane = pane;
        box = new Composite(parent, SWT.NONE);
        var grid = new GridLayout();
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.verticalSpacing = 2;
        box.setLayout(grid);
        table = new RowTable<>(box, "shares.files", SWT.MULTI, columns(), FileRow::path);
        table.bold(FileRow::fresh);
        Ui.name(table.control(), TEXTS.get("files.name"));
        table.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        foot = Ui.id(new Label(box, SWT.NONE), "shares.count");
        var place = new GridData(SWT.FILL, SWT.END, true, false);
        place.horizontalIndent = 6;
        foot.setLayoutData(place);
        foot.setForeground(Palette.MUTED.on(foot));
        check = new HereCheck(catalogs::has, pane::again);
        box.addDisposeListener(_ -> check.close());
        var menu = new FileMenu(pane, table);
        menu.installs(site);
        table.onOpen(menu::open);
        table.control().addListener(SWT.SetData, this::seen);
    }

    private static List<Column<FileRow>> columns() {
        var icons = Icons.of(FilesPane.class);
        var name = Column.<FileRow>text("name", TEXTS.get("column.name"), 200, row -> Visible.text(row.name()))
                .withImage(row -> icons.image(FileCard.icon(row.name(), row.folder())));
        return List.of(
                name,
                new Column<>(
                        "size",
                        TEXTS.get("column.size"),
                        80,
                        SWT.RIGHT,
                        true,
                        row -> Amounts.size(row.size()),
                        Comparator.comparing(FileRow::size),
                        Optional.empty()),
                new Column<>(
                        "mark",
                        TEXTS.get("column.mark"),
                        100,
                        SWT.LEFT,
                        true,
                        FilesPane::mark,
                        Comparator.comparing(FileRow::mark),
                        Optional.empty()),
                new Column<>(
                        "modified",
                        TEXTS.get("column.modified"),
                        130,
                        SWT.LEFT,
                        true,
                        row -> row.modified().map(Amounts::moment).orElse(""),
                        Comparator.comparing(row ->
                                row.modified().map(at -> at.getEpochSecond()).orElse(Long.MIN_VALUE)),
                        Optional.empty()),
                Column.<FileRow>text(
                                "type",
                                TEXTS.get("column.type"),
                                80,
                                row -> row.folder()
                                        ? TEXTS.get("type.folder")
                                        : FileType.extension(row.name()).toUpperCase(Locale.ROOT))
                        .hidden(),
                Column.<FileRow>text(
                                "content",
                                TEXTS.get("column.content"),
                                160,
                                row -> row.content().map(Object::toString).orElse(""))
                        .hidden());
    }

    private static String mark(FileRow row) {
        if (!row.folder() && row.content().isEmpty()) {
            return TEXTS.get("mark.unhashed");
        }
        return switch (row.mark()) {
            case NONE -> row.fresh() ? TEXTS.get("mark.fresh") : "";
            case QUEUED -> TEXTS.get("mark.queued");
            case RUNNING -> TEXTS.get("mark.running");
            case HERE -> TEXTS.get("mark.here");
        };
    }

    /** A line came in sight. */
    private void seen(Event event) {
        var rows = table.rows();
        if (event.index >= 0 && event.index < rows.size()) {
            var row = rows.get(event.index);
            if (!row.mine() && row.mark() == Mark.NONE) {
                row.content().ifPresent(check::ask);
            }
        }
        if (!complete && event.index > rows.size() - AHEAD) {
            pane.more();
        }
    }

    void show(SharesPane.Shown shown) {
        var content = shown.content();
        complete = content.complete() || content.failure().isPresent();
        if (given != shown.rows()) {
            given = shown.rows();
            table.rows(given);
        }
        var here = List.of(shown.owner(), shown.path());
        if (!here.equals(folder)) {
            folder = here;
            table.control().setTopIndex(0);
        }
        choose.ifPresent(this::choose);
        var all = TEXTS.get("count", shown.rows().size());
        var count = shown.bytes() == 0 ? all : all + ", " + Amounts.size(shown.bytes());
        foot.setText(
                content.failure().isPresent()
                        ? count + " " + TEXTS.get("count.failed")
                        : content.complete() ? count : count + " " + TEXTS.get("count.more"));
    }

    private void choose(String name) {
        table.rows().stream().filter(row -> row.name().equals(name)).findFirst().ifPresent(row -> {
            choose = Optional.empty();
            table.setSelection(new StructuredSelection(row));
            table.control().showSelection();
            table.control().setFocus();
        });
    }

    /** Chooses the line of this name once it is there. */
    void chooseLater(String name) {
        choose = Optional.of(name);
    }

    /** Any thread. */
    Set<ContentHash> here() {
        return check.here();
    }

    void forgetHere() {
        choose = Optional.empty();
        check.forget();
    }

    RowTable<FileRow> table() {
        return table;
    }

    Control control() {
        return box;
    }
}
