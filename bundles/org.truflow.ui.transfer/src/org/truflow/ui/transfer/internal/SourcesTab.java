package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.ui.Amounts;
import org.truflow.ui.Column;
import org.truflow.ui.RowTable;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;
import org.truflow.ui.transfer.internal.Row.Download;

/** Who gave how much of a download. */
final class SourcesTab implements Details.Tab {
    private final RowTable<SourceShare> table;
    private List<SourceShare> shown = List.of();
    private long total;

    SourcesTab(Composite parent) {
        table = new RowTable<>(
                parent,
                "transfers.sources",
                SWT.MULTI,
                List.of(
                        Column.text("person", TEXTS.get("column.person"), 180, source -> Visible.text(source.user())),
                        Column.number(
                                "speed",
                                TEXTS.get("column.speed"),
                                100,
                                source -> Amounts.rate(source.speed()),
                                SourceShare::speed),
                        Column.number(
                                "given",
                                TEXTS.get("column.given"),
                                100,
                                source -> Amounts.size(source.bytes()),
                                SourceShare::bytes),
                        Column.number("share", TEXTS.get("column.share"), 70, this::part, SourceShare::bytes),
                        Column.<SourceShare>text(
                                        "rejected",
                                        TEXTS.get("column.rejected"),
                                        110,
                                        source -> source.rejected() == 0 ? "" : Amounts.count(source.rejected()))
                                .ordered(Comparator.comparingInt(SourceShare::rejected)),
                        Column.<SourceShare>text(
                                        "peer",
                                        TEXTS.get("column.peer"),
                                        420,
                                        source -> source.peer().toString())
                                .hidden()),
                SourceShare::peer);
        Ui.name(table.control(), TEXTS.get("tab.sources"));
    }

    private String part(SourceShare source) {
        return total == 0 ? "" : Words.percent(1.0 * source.bytes() / total);
    }

    @Override
    public String name() {
        return "sources";
    }

    @Override
    public Control control() {
        return table.control();
    }

    @Override
    public void show(Optional<Row> row) {
        var now = row.map(it ->
                        it instanceof Download download ? download.transfer().sources() : List.<SourceShare>of())
                .orElse(List.of());
        if (!now.equals(shown)) {
            shown = now;
            total = now.stream().mapToLong(SourceShare::bytes).sum();
            table.rows(now);
        }
    }
}
