package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.truflow.ui.Amounts;
import org.truflow.ui.Column;
import org.truflow.ui.Engine;
import org.truflow.ui.RowTable;
import org.truflow.ui.Ui;
import org.truflow.ui.transfer.internal.Row.Download;

/** What happened to a row. */
final class LogTab implements Details.Tab {
    private final RowTable<Story.Line> table;
    private final Engine<Story> story;
    private List<Story.Line> shown = List.of();

    LogTab(Composite parent) {
        table = new RowTable<>(
                parent,
                "transfers.log",
                SWT.MULTI,
                List.of(
                        Column.number(
                                "when",
                                TEXTS.get("column.when"),
                                170,
                                line -> Amounts.moment(line.when()),
                                Story.Line::when),
                        Column.text("what", TEXTS.get("column.what"), 700, Story.Line::text)),
                line -> line);
        Ui.name(table.control(), TEXTS.get("tab.log"));
        story = Engine.watch(table.control(), Story.class, "org.truflow.ui.transfer", _ -> {});
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Control control() {
        return table.control();
    }

    @Override
    public void show(Optional<Row> row) {
        var now = row.map(it -> lines(it, story.get())).orElse(List.of());
        if (!now.equals(shown)) {
            shown = now;
            table.rows(now);
        }
    }

    private static List<Story.Line> lines(Row row, Optional<Story> story) {
        var lines = new ArrayList<Story.Line>();
        if (row instanceof Download it) {
            var transfer = it.transfer();
            var told = story.map(from -> from.of(transfer.id())).orElse(List.of());
            lines.addAll(told);
            if (told.isEmpty()) {
                lines.add(new Story.Line(transfer.ended().orElse(transfer.added()), Words.state(row)));
            }
            lines.add(new Story.Line(transfer.added(), TEXTS.get("log.added")));
        } else {
            row.added().ifPresent(moment -> lines.add(new Story.Line(moment, Words.state(row))));
        }
        return List.copyOf(lines);
    }
}
