package org.truflow.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/** The columns of a {@link GroupTree}: shown, hidden, moved, made wider and ordered by as a person chose, which is kept. UI thread. */
public final class TreeColumns<R> {
    private static final Texts TEXTS = Texts.of(TreeColumns.class);

    private final Tree tree;
    private final String id;
    private final List<Column<R>> columns;
    private final Runnable sorted;
    private ColumnLayout layout;

    TreeColumns(Tree tree, String id, List<Column<R>> columns, Runnable sorted) {
        this.tree = tree;
        this.id = id;
        this.columns = List.copyOf(columns);
        this.sorted = sorted;
        layout = ColumnLayout.load(id, columns);
        // Made in the order given, since the first one has the lines that fold; where they stand is another matter.
        columns.forEach(this::add);
        tree.setColumnOrder(
                layout.columns().stream().mapToInt(shown -> indexOf(shown.id())).toArray());
        showOrder();
        tree.addDisposeListener(_ -> layout.save(id));
        Stream.of(tree.getColumns()).forEach(column -> column.addListener(SWT.Move, _ -> moved()));
    }

    private void add(Column<R> column) {
        var shown = layout.columns().get(layout.indexOf(column.id()));
        var widget = new TreeColumn(tree, column.style());
        widget.setText(column.title());
        widget.setData(Ui.ID, column.id());
        widget.setWidth(shown.visible() ? shown.width() : 0);
        widget.setResizable(shown.visible());
        widget.setMoveable(true);
        widget.addListener(SWT.Selection, _ -> sortBy(column.id()));
        widget.addListener(SWT.Resize, _ -> resized(column.id(), widget.getWidth()));
    }

    int indexOf(String columnId) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).id().equals(columnId))
                .findFirst()
                .orElseThrow();
    }

    private void resized(String columnId, int width) {
        var at = layout.indexOf(columnId);
        if (layout.columns().get(at).visible() && width > 0) {
            layout = layout.with(at, new ColumnLayout.Shown(columnId, width, true));
        }
    }

    private void moved() {
        var places = IntStream.of(tree.getColumnOrder())
                .mapToObj(i -> columns.get(i).id())
                .map(columnId -> layout.columns().get(layout.indexOf(columnId)))
                .toList();
        layout = new ColumnLayout(places, layout.sort(), layout.descending());
        layout.save(id);
    }

    void fill(TreeItem item, R row) {
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            item.setText(i, column.text().apply(row));
            if (column.image().isPresent()) {
                item.setImage(i, column.image().get().apply(row));
            }
        }
    }

    Optional<Comparator<R>> order() {
        return layout.sort()
                .map(columnId -> columns.get(indexOf(columnId)))
                .map(column -> layout.descending() ? column.order().reversed() : column.order());
    }

    /** First click: upwards; second: downwards; third: as given. */
    public void sortBy(String columnId) {
        var same = layout.sort().filter(columnId::equals).isPresent();
        layout = !same
                ? layout.sortedBy(Optional.of(columnId), false)
                : layout.descending()
                        ? layout.sortedBy(Optional.empty(), false)
                        : layout.sortedBy(Optional.of(columnId), true);
        layout.save(id);
        showOrder();
        sorted.run();
    }

    private void showOrder() {
        tree.setSortColumn(layout.sort().map(this::indexOf).map(tree::getColumn).orElse(null));
        tree.setSortDirection(layout.sort().isEmpty() ? SWT.NONE : layout.descending() ? SWT.DOWN : SWT.UP);
    }

    /** Shows or hides a column. */
    public void show(String columnId, boolean visible) {
        var at = layout.indexOf(columnId);
        var width = layout.columns().get(at).width();
        layout = layout.with(at, new ColumnLayout.Shown(columnId, width, visible));
        var widget = tree.getColumn(indexOf(columnId));
        widget.setWidth(visible ? width : 0);
        widget.setResizable(visible);
        layout.save(id);
    }

    /** Returns a menu that has a check for each column but the first, to be added to the menu of a view. */
    public MenuManager menu() {
        var menu = new MenuManager(TEXTS.get("columns.choose"), id + ".columns");
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(_ -> columns.stream().skip(1).forEach(column -> {
            var shown = layout.columns().get(layout.indexOf(column.id())).visible();
            menu.add(new CheckAct("column." + column.id(), column.title(), shown, on -> show(column.id(), on)));
        }));
        menu.add(new Act("none", "", () -> {}));
        return menu;
    }
}
