package org.truflow.ui.search.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.truflow.search.Facets;
import org.truflow.search.SizeClass;
import org.truflow.ui.Amounts;
import org.truflow.ui.Icons;
import org.truflow.ui.Palette;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** What kinds of results there are, with how many; a click, Enter or the space bar narrows the search to one, another one widens it again. */
final class FacetPane {
    private static final Texts TEXTS = Texts.of(FacetPane.class);
    private static final int COUNT_WIDTH = 62;

    private final Table table;
    private final Font bold;
    private final Icons icons = Icons.of(FacetPane.class);
    private List<FacetRow> rows = List.of();

    /** @param narrow told which line was chosen */
    FacetPane(Composite parent, Consumer<FacetRow> narrow) {
        table = Ui.name(
                Ui.id(new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL), "search.facets"),
                TEXTS.get("facets.name"));
        bold = FontDescriptor.createFrom(table.getFont()).setStyle(SWT.BOLD).createFont(table.getDisplay());
        table.addDisposeListener(_ -> bold.dispose());
        new TableColumn(table, SWT.LEFT);
        new TableColumn(table, SWT.RIGHT);
        table.addListener(SWT.Resize, _ -> spread());
        table.addListener(SWT.MouseUp, event -> {
            if (event.button == 1) {
                chosen(Optional.ofNullable(table.getItem(new Point(event.x, event.y))), narrow);
            }
        });
        table.addListener(SWT.KeyDown, event -> key(event, narrow));
    }

    private void key(Event event, Consumer<FacetRow> narrow) {
        if (event.character == SWT.CR || event.character == ' ' || event.keyCode == SWT.KEYPAD_CR) {
            event.doit = false;
            var selected = table.getSelectionIndex();
            chosen(selected < 0 ? Optional.empty() : Optional.of(table.getItem(selected)), narrow);
        }
    }

    private void chosen(Optional<TableItem> item, Consumer<FacetRow> narrow) {
        item.map(table::indexOf)
                .filter(index -> index < rows.size() && !rows.get(index).heading())
                .ifPresent(index -> narrow.accept(rows.get(index)));
    }

    private void spread() {
        var width = table.getClientArea().width;
        table.getColumn(0).setWidth(Math.max(40, width - COUNT_WIDTH));
        table.getColumn(1).setWidth(Math.min(width, COUNT_WIDTH));
    }

    void show(List<FacetRow> now, Optional<Facets> counted) {
        if (now.equals(rows)) {
            return;
        }
        rows = now;
        var least = counted.filter(facets -> !facets.complete()).isPresent() ? "\u2265 " : "";
        table.setRedraw(false);
        var selected = table.getSelectionIndex();
        table.setItemCount(rows.size());
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var item = table.getItem(i);
            item.setFont(row.heading() || row.chosen() ? bold : null);
            item.setText(0, label(row));
            item.setText(1, row.heading() ? "" : least + Amounts.count(row.count()));
            item.setImage(0, row.chosen() ? icons.image("chosen") : null);
            item.setForeground(row.heading() ? Palette.MUTED.on(table) : null);
        }
        if (selected >= 0 && selected < rows.size()) {
            table.setSelection(selected);
        }
        table.setRedraw(true);
    }

    private static String label(FacetRow row) {
        if (row.heading()) {
            return TEXTS.get("facet." + row.kind().name().toLowerCase(Locale.ROOT));
        }
        return switch (row.kind()) {
            case ONLINE -> TEXTS.get("facet.online");
            case TYPE -> TEXTS.get("type." + row.value());
            case SIZE -> TEXTS.get("size." + size(row.value()));
            case OWNER -> Visible.text(row.value());
        };
    }

    private static String size(String range) {
        for (var size : SizeClass.values()) {
            if (Filters.range(size).equals(range)) {
                return size.name().toLowerCase(Locale.ROOT);
            }
        }
        return "any";
    }
}
