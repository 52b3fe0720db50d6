package org.truflow.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/**
 * As {@link RowTable}, with rows that can be opened to show a few more below them. Rows are shown as given: who gives them orders them
 * by {@link #order()}, off the UI thread where they are many. Rows that only came at the end cost nothing for those before them.
 *
 * <p>For the UI thread.
 *
 * @param <R> a row: an immutable snapshot
 */
public final class RowTree<R> implements ISelectionProvider {
    private static final Texts TEXTS = Texts.of(RowTree.class);
    private static final int MOST_KEPT = 1_000;

    private final String id;
    private final List<Column<R>> columns;
    private final Function<R, Object> key;
    private final Function<R, List<R>> below;
    private final Tree tree;
    private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<Object> open = new HashSet<>();
    private Consumer<R> opened = _ -> {};
    private Runnable reordered = () -> {};
    private ColumnLayout layout;
    private List<R> rows = List.of();

    /**
     * @param id of the tree, for settings and tests
     * @param style of the {@link Tree}, besides being virtual
     * @param key by which a row is the same in the next snapshot
     * @param below what is shown below a row of the first level; nothing below others
     */
    public RowTree(
            Composite parent,
            String id,
            int style,
            List<Column<R>> columns,
            Function<R, Object> key,
            Function<R, List<R>> below) {
        this.id = id;
        this.columns = List.copyOf(columns);
        this.key = key;
        this.below = below;
        layout = ColumnLayout.load(id, columns);
        tree = Ui.id(new Tree(parent, style | SWT.VIRTUAL | SWT.FULL_SELECTION), id);
        tree.setHeaderVisible(true);
        tree.addListener(SWT.SetData, this::fill);
        tree.addListener(SWT.Selection, _ -> tell());
        tree.addListener(
                SWT.DefaultSelection, _ -> selected().stream().findFirst().ifPresent(row -> opened.accept(row)));
        tree.addListener(SWT.Expand, event -> row((TreeItem) event.item).ifPresent(row -> open.add(key.apply(row))));
        tree.addListener(
                SWT.Collapse, event -> row((TreeItem) event.item).ifPresent(row -> open.remove(key.apply(row))));
        addColumns();
        tree.addDisposeListener(_ -> save());
    }

    public Tree control() {
        return tree;
    }

    /** @param action called for a double click and Enter */
    public void onOpen(Consumer<R> action) {
        opened = action;
    }

    /** @param action called when a person chose another order; it gives the rows anew */
    public void onReorder(Runnable action) {
        reordered = action;
    }

    /** Shows these rows instead of what was there. */
    public void rows(List<R> now) {
        var same = sameUpTo(now);
        var chosen = new HashSet<Object>();
        if (same < rows.size()) {
            selected().forEach(row -> chosen.add(key.apply(row)));
        }
        var before = rows;
        rows = List.copyOf(now);
        tree.setRedraw(false);
        if (same < before.size()) {
            // Items keep their data and whether they are open by their number, not by what they show.
            tree.removeAll();
        }
        tree.setItemCount(rows.size());
        if (same < before.size()) {
            restore(chosen);
        }
        tree.setRedraw(true);
        if (!chosen.isEmpty()) {
            tell();
        }
    }

    private int sameUpTo(List<R> now) {
        var most = Math.min(now.size(), rows.size());
        var same = 0;
        while (same < most && rows.get(same).equals(now.get(same))) {
            same++;
        }
        return same;
    }

    private void restore(Set<Object> chosen) {
        if (chosen.isEmpty() && open.isEmpty()) {
            return;
        }
        var again = new ArrayList<TreeItem>();
        for (var i = 0; i < rows.size() && again.size() < MOST_KEPT; i++) {
            var known = key.apply(rows.get(i));
            if (open.contains(known)) {
                var item = made(i);
                item.setExpanded(true);
                var lower = below.apply(rows.get(i));
                for (var j = 0; j < lower.size(); j++) {
                    if (chosen.contains(key.apply(lower.get(j)))) {
                        again.add(item.getItem(j));
                    }
                }
            }
            if (chosen.contains(known)) {
                again.add(tree.getItem(i));
            }
        }
        tree.setSelection(again.toArray(new TreeItem[0]));
    }

    /** Returns an item with what it shows: one that nobody saw yet has no lines below it. */
    private TreeItem made(int index) {
        var item = tree.getItem(index);
        item.getText();
        return item;
    }

    /** Returns the rows of the first level. */
    public List<R> rows() {
        return rows;
    }

    /** Returns the chosen rows. */
    public List<R> selected() {
        return Stream.of(tree.getSelection())
                .map(this::row)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns what an item shows. */
    public Optional<R> row(TreeItem item) {
        var parent = item.getParentItem();
        var among = parent == null ? rows : row(parent).map(below).orElse(List.of());
        var index = parent == null ? tree.indexOf(item) : parent.indexOf(item);
        return index >= 0 && index < among.size() ? Optional.of(among.get(index)) : Optional.empty();
    }

    private void fill(Event event) {
        if (!(event.item instanceof TreeItem item)) {
            return;
        }
        var parent = item.getParentItem();
        var among = parent == null ? rows : row(parent).map(below).orElse(List.of());
        if (event.index >= among.size()) {
            return;
        }
        var row = among.get(event.index);
        for (var i = 0; i < layout.columns().size(); i++) {
            var column = column(layout.columns().get(i).id());
            item.setText(i, column.text().apply(row));
            if (column.image().isPresent()) {
                item.setImage(i, column.image().get().apply(row));
            }
        }
        if (parent == null) {
            item.setItemCount(below.apply(row).size());
        }
    }

    // ---- columns

    private void addColumns() {
        for (var shown : layout.columns()) {
            var column = column(shown.id());
            var widget = new TreeColumn(tree, column.style());
            widget.setText(column.title());
            widget.setData(Ui.ID, column.id());
            widget.setWidth(shown.visible() ? shown.width() : 0);
            widget.setResizable(shown.visible());
            widget.setMoveable(true);
            widget.addListener(SWT.Selection, _ -> sortBy(column.id()));
            widget.addListener(SWT.Resize, _ -> resized(column.id(), widget.getWidth()));
            widget.addListener(SWT.Move, _ -> save());
        }
        showOrder();
    }

    private Column<R> column(String columnId) {
        return columns.stream()
                .filter(column -> column.id().equals(columnId))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the id of the column that paints events are about. @param index of such an event */
    public String columnAt(int index) {
        return layout.columns().get(index).id();
    }

    private void resized(String columnId, int width) {
        var index = layout.indexOf(columnId);
        var shown = layout.columns().get(index);
        if (shown.visible() && width > 0) {
            layout = layout.with(index, new ColumnLayout.Shown(columnId, width, true));
        }
    }

    /** Columns are made in the order kept; where a person moved them to since is kept for the next time. */
    private void save() {
        var places = IntStream.of(tree.getColumnOrder())
                .mapToObj(i -> layout.columns().get(i))
                .toList();
        new ColumnLayout(places, layout.sort(), layout.descending()).save(id);
    }

    /** First click: upwards; second: downwards; third: as given. */
    public void sortBy(String columnId) {
        var same = layout.sort().filter(columnId::equals).isPresent();
        layout = !same
                ? layout.sortedBy(Optional.of(columnId), false)
                : layout.descending()
                        ? layout.sortedBy(Optional.empty(), false)
                        : layout.sortedBy(Optional.of(columnId), true);
        showOrder();
        reordered.run();
    }

    private void showOrder() {
        var by = layout.sort().map(layout::indexOf).filter(i -> i >= 0);
        tree.setSortColumn(by.map(tree::getColumn).orElse(null));
        tree.setSortDirection(by.isEmpty() ? SWT.NONE : layout.descending() ? SWT.DOWN : SWT.UP);
    }

    /** Returns the order that a person chose. */
    public Optional<Comparator<R>> order() {
        return layout.sort()
                .map(this::column)
                .map(column -> layout.descending() ? column.order().reversed() : column.order());
    }

    /** Returns a menu that has a check for each column, to be added to the menu of a view. */
    public MenuManager columnMenu() {
        var menu = new MenuManager(TEXTS.get("columns.choose"), id + ".columns");
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(_ -> fillColumns(menu));
        menu.add(new Act("none", "", () -> {}));
        return menu;
    }

    private void fillColumns(MenuManager menu) {
        var visible =
                layout.columns().stream().filter(ColumnLayout.Shown::visible).count();
        for (var shown : layout.columns()) {
            var act = new CheckAct(
                    "column." + shown.id(), column(shown.id()).title(), shown.visible(), on -> show(shown.id(), on));
            act.setEnabled(!shown.visible() || visible > 1);
            menu.add(act);
        }
    }

    /** Shows or hides a column. */
    public void show(String columnId, boolean visible) {
        var index = layout.indexOf(columnId);
        var width = layout.columns().get(index).width();
        layout = layout.with(index, new ColumnLayout.Shown(columnId, width, visible));
        var widget = tree.getColumn(index);
        widget.setWidth(visible ? width : 0);
        widget.setResizable(visible);
        save();
    }

    // ---- selection

    private void tell() {
        var event = new SelectionChangedEvent(this, getSelection());
        listeners.forEach(listener -> listener.selectionChanged(event));
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }

    @Override
    public IStructuredSelection getSelection() {
        return tree.isDisposed() ? StructuredSelection.EMPTY : new StructuredSelection(selected());
    }

    @Override
    public void setSelection(ISelection selection) {
        if (selection instanceof IStructuredSelection chosen) {
            var keys = new HashSet<Object>();
            for (var element : chosen.toList()) {
                keys.add(element);
            }
            var found = new ArrayList<TreeItem>();
            for (var i = 0; i < rows.size() && found.size() < MOST_KEPT; i++) {
                if (keys.contains(rows.get(i))) {
                    found.add(tree.getItem(i));
                }
            }
            tree.setSelection(found.toArray(new TreeItem[0]));
            tell();
        }
    }
}
