package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.truflow.send.IncomingState;
import org.truflow.transfer.Priority;
import org.truflow.transfer.TransferState;
import org.truflow.ui.Amounts;
import org.truflow.ui.Column;
import org.truflow.ui.GroupTree;
import org.truflow.ui.Icons;
import org.truflow.ui.Ui;
import org.truflow.ui.transfer.internal.Row.Download;
import org.truflow.ui.transfer.internal.Row.In;

/** The list of transfers with its columns. */
final class TransferList {
    static final Icons ICONS = Icons.of(TransferList.class);
    private static final Duration NEVER = Duration.ofDays(100_000);

    private final GroupTree<Row> tree;

    TransferList(Composite parent) {
        tree = new GroupTree<>(parent, "transfers.tree", columns(), Row::key);
        Ui.name(tree.control(), TEXTS.get("tree.name"));
        tree.draw("progress", this::bar);
    }

    GroupTree<Row> tree() {
        return tree;
    }

    /** Returns what is shown of some sections. */
    List<Row> rows(Section... sections) {
        var names = Arrays.stream(sections)
                .map(section -> section.name().toLowerCase(Locale.ROOT))
                .toList();
        return tree.groups().stream()
                .filter(group -> names.contains(group.id()))
                .flatMap(group -> group.rows().stream())
                .toList();
    }

    void show(Map<Section, List<Row>> sections) {
        tree.groups(Arrays.stream(Section.values())
                .map(section -> {
                    var rows = sections.getOrDefault(section, List.of());
                    var name = section.name().toLowerCase(Locale.ROOT);
                    return new GroupTree.Group<>(name, TEXTS.get("section." + name, Amounts.count(rows.size())), rows);
                })
                .toList());
    }

    private void bar(GC gc, Rectangle cell, Row row, boolean selected) {
        var text = Words.progress(row);
        if (row.progress().isPresent() && !text.isEmpty()) {
            Bar.of(row).paint(gc, tree.control(), cell, row.progress().get(), text);
        } else if (!text.isEmpty()) {
            var extent = gc.textExtent(text);
            gc.drawText(text, cell.x + (cell.width - extent.x) / 2, cell.y + (cell.height - extent.y) / 2, true);
        }
    }

    private static List<Column<Row>> columns() {
        Comparator<Row> byPriority = Comparator.comparing(row -> row.priority().orElse(Priority.LOW));
        return List.of(
                Column.<Row>text("name", TEXTS.get("column.name"), 240, Words::name)
                        .withImage(TransferList::icon)
                        .ordered(Comparator.comparing(Row::name, String.CASE_INSENSITIVE_ORDER)),
                Column.number("size", TEXTS.get("column.size"), 80, row -> Amounts.size(row.size()), Row::size),
                new Column<Row>(
                        "progress",
                        TEXTS.get("column.progress"),
                        110,
                        SWT.LEFT,
                        true,
                        Words::progress,
                        Comparator.comparingDouble(row -> row.progress().orElse(-1.0)),
                        Optional.empty()),
                Column.number("speed", TEXTS.get("column.speed"), 90, row -> Amounts.rate(row.speed()), Row::speed),
                Column.number(
                        "left",
                        TEXTS.get("column.left"),
                        90,
                        Words::left,
                        row -> row.left().orElse(NEVER)),
                Column.<Row>text("sources", TEXTS.get("column.sources"), 90, Words::sources)
                        .ordered(Comparator.comparingInt(Row::people)),
                Column.<Row>text("state", TEXTS.get("column.state"), 230, Words::state),
                Column.<Row>text("priority", TEXTS.get("column.priority"), 70, Words::priority)
                        .ordered(byPriority),
                Column.number(
                        "added",
                        TEXTS.get("column.added"),
                        110,
                        row -> row.added().map(Amounts::when).orElse(""),
                        row -> row.added().orElse(Instant.EPOCH)));
    }

    private static Image icon(Row row) {
        // Not in one expression: the compiler of Eclipse makes code of nested switches that does not verify.
        var name = switch (row) {
            case Download it -> icon(it.transfer().state());
            case Row.Out _ -> "sent";
            case In it when it.incoming().state() instanceof IncomingState.Asked -> "question";
            case In _ -> "received";
            case Row.Up _ -> "upload";
            case Row.Queuer _ -> "queued";
        };
        return ICONS.image(name);
    }

    private static String icon(TransferState state) {
        return switch (state) {
            case TransferState.Running _, TransferState.Checking _, TransferState.Moving _ -> "download";
            case TransferState.Queued _, TransferState.Waiting _ -> "queued";
            case TransferState.Paused _, TransferState.Choosing _ -> "paused";
            case TransferState.Completed _ -> "finished";
            case TransferState.Cancelled _, TransferState.Forgotten _ -> "cancelled";
            case TransferState.Failed _ -> "failed";
        };
    }
}
