package org.truflow.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/**
 * A table of any number of rows: only the lines in sight are made. Columns can be shown, hidden, moved, made wider, and ordered by;
 * that is remembered. The chosen rows stay chosen when others come and go.
 *
 * <p>For the UI thread. Rows are ordered on a thread of their own, so rows and the functions of the columns must be immutable and quick.
 *
 * @param <R> a row: an immutable snapshot
 */
public final class RowTable<R> implements ISelectionProvider {
    private static final Texts TEXTS = Texts.of(RowTable.class);

    private final String id;
    private final List<Column<R>> columns;
    private final Function<R, Object> key;
    private final Table table;
    private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();
    private Consumer<R> opened = _ -> {};
    private Predicate<R> bold = _ -> false;
    private Optional<Font> boldFont = Optional.empty();
    private ColumnLayout layout;
    private List<R> given = List.of();
    private List<R> rows = List.of();
    private long generation;

    /**
     * @param id of the table, for settings and tests
     * @param style of the {@link Table}, besides being virtual
     * @param key by which a row is the same in the next snapshot
     */
    public RowTable(Composite parent, String id, int style, List<Column<R>> columns, Function<R, Object> key) {
        this.id = id;
        this.columns = List.copyOf(columns);
        this.key = key;
        layout = ColumnLayout.load(id, columns);
        table = Ui.id(new Table(parent, style | SWT.VIRTUAL | SWT.FULL_SELECTION), id);
        table.setHeaderVisible(true);
        table.setLinesVisible(false);
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, _ -> tell());
        table.addListener(
                SWT.DefaultSelection, _ -> selected().stream().findFirst().ifPresent(row -> opened.accept(row)));
        addColumns();
        table.addDisposeListener(_ -> save());
    }

    public Table control() {
        return table;
    }

    /** @param open called for a double click and Enter */
    public void onOpen(Consumer<R> open) {
        opened = open;
    }

    /** @param which rows stand out in bold */
    public void bold(Predicate<R> which) {
        bold = which;
        if (boldFont.isEmpty()) {
            var font = FontDescriptor.createFrom(table.getFont())
                    .setStyle(SWT.BOLD)
                    .createFont(table.getDisplay());
            table.addDisposeListener(_ -> font.dispose());
            boldFont = Optional.of(font);
        }
    }

    /** Shows these rows instead of what was there, soon: ordered as the person chose, else as given. */
    public void rows(List<R> now) {
        given = List.copyOf(now);
        var mine = ++generation;
        var order = order();
        if (order.isEmpty() || given.size() < 2_000) {
            install(sorted(given, order));
            return;
        }
        var display = table.getDisplay();
        var all = given;
        Thread.ofVirtual().name("table-sort").start(() -> {
            var ordered = sorted(all, order);
            Ui.later(display, () -> {
                if (mine == generation && !table.isDisposed()) {
                    install(ordered);
                }
            });
        });
    }

    private static <R> List<R> sorted(List<R> rows, Optional<Comparator<R>> order) {
        if (order.isEmpty()) {
            return rows;
        }
        var copy = new ArrayList<>(rows);
        copy.sort(order.get());
        return copy;
    }

    private void install(List<R> now) {
        var chosen = new HashSet<Object>();
        selected().forEach(row -> chosen.add(key.apply(row)));
        rows = now;
        table.setRedraw(false);
        table.setItemCount(now.size());
        table.clearAll();
        if (!chosen.isEmpty()) {
            table.setSelection(IntStream.range(0, now.size())
                    .filter(i -> chosen.contains(key.apply(now.get(i))))
                    .limit(1_000)
                    .toArray());
        }
        table.setRedraw(true);
        if (!chosen.isEmpty()) {
            tell();
        }
    }

    /** Returns the rows as they are ordered now. */
    public List<R> rows() {
        return rows;
    }

    /** Returns the chosen rows. */
    public List<R> selected() {
        return IntStream.of(table.getSelectionIndices())
                .filter(i -> i < rows.size())
                .mapToObj(rows::get)
                .toList();
    }

    /** Returns the row under a point of the display, if there is one. */
    public Optional<R> at(int x, int y) {
        var item = table.getItem(table.toControl(x, y));
        return Optional.ofNullable(item)
                .map(table::indexOf)
                .filter(i -> i >= 0 && i < rows.size())
                .map(rows::get);
    }

    private void fill(Event event) {
        // GTK asks for lines that are gone already while it empties a table.
        if (event.index < 0 || event.index >= rows.size()) {
            return;
        }
        var row = rows.get(event.index);
        var item = table.getItem(event.index);
        boldFont.ifPresent(font -> item.setFont(bold.test(row) ? font : null));
        for (var i = 0; i < layout.columns().size(); i++) {
            var column = column(layout.columns().get(i).id());
            item.setText(i, column.text().apply(row));
            if (column.image().isPresent()) {
                item.setImage(i, column.image().get().apply(row));
            }
        }
    }

    // ---- columns

    private void addColumns() {
        for (var shown : layout.columns()) {
            var column = column(shown.id());
            var widget = new TableColumn(table, column.style());
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

    private void resized(String columnId, int width) {
        var index = layout.indexOf(columnId);
        var shown = layout.columns().get(index);
        if (shown.visible() && width > 0) {
            layout = layout.with(index, new ColumnLayout.Shown(columnId, width, true));
        }
    }

    /** Columns are made in the order kept; where a person moved them to since is kept for the next time. */
    private void save() {
        var places = IntStream.of(table.getColumnOrder())
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
        rows(given);
    }

    private void showOrder() {
        var by = layout.sort().map(layout::indexOf).filter(i -> i >= 0);
        table.setSortColumn(by.map(table::getColumn).orElse(null));
        table.setSortDirection(by.isEmpty() ? SWT.NONE : layout.descending() ? SWT.DOWN : SWT.UP);
    }

    private Optional<Comparator<R>> order() {
        return layout.sort()
                .map(this::column)
                .map(column -> layout.descending() ? column.order().reversed() : column.order());
    }

    /** Adds a check for each column to a menu. */
    public void columnMenu(MenuManager menu) {
        for (var shown : layout.columns()) {
            var act = new CheckAct(
                    "column." + shown.id(), column(shown.id()).title(), shown.visible(), on -> show(shown.id(), on));
            act.setEnabled(!shown.visible()
                    || layout.columns().stream()
                                    .filter(ColumnLayout.Shown::visible)
                                    .count()
                            > 1);
            menu.add(act);
        }
    }

    /** Returns a menu that has a check for each column, to be added to the menu of a view. */
    public MenuManager columnMenu() {
        var menu = new MenuManager(TEXTS.get("columns.choose"), id + ".columns");
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(_ -> columnMenu(menu));
        menu.add(new Act("none", "", () -> {}));
        return menu;
    }

    /** Shows or hides a column. */
    public void show(String columnId, boolean visible) {
        var index = layout.indexOf(columnId);
        var width = layout.columns().get(index).width();
        layout = layout.with(index, new ColumnLayout.Shown(columnId, width, visible));
        var widget = table.getColumn(index);
        widget.setWidth(visible ? width : 0);
        widget.setResizable(visible);
        save();
    }

    /** Gives the table a context menu that SWT made. */
    public void menu(Menu menu) {
        table.setMenu(menu);
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
        return table.isDisposed() ? StructuredSelection.EMPTY : new StructuredSelection(selected());
    }

    @Override
    public void setSelection(ISelection selection) {
        if (selection instanceof IStructuredSelection chosen) {
            var keys = new HashSet<Object>();
            for (var element : chosen.toList()) {
                keys.add(element);
            }
            table.setSelection(IntStream.range(0, rows.size())
                    .filter(i -> keys.contains(rows.get(i)))
                    .limit(1_000)
                    .toArray());
            tell();
        }
    }
}
