package org.truflow.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * Rows in groups, any number of them: only the lines in sight are made. What changes is changed in place, so that selection, scroll
 * position and what is folded stay. Columns can be shown, hidden, moved, made wider, and ordered by; that is remembered.
 *
 * <p>For the UI thread. Many rows are ordered on a thread of their own, so rows and the functions of the columns must be immutable
 * and quick.
 *
 * @param <R> a row: an immutable snapshot
 */
public final class GroupTree<R> implements ISelectionProvider {
    private static final int SORTED_ELSEWHERE = 1_000;
    private static final int CHANGED_ONE_BY_ONE = 200;
    private static final int MOST_CHOSEN = 1_000;

    private final String id;
    private final Function<R, Object> key;
    private final Tree tree;
    private final TreeColumns<R> columns;
    private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<Integer, CellPainter<R>> painters = new HashMap<>();
    private final Set<String> folded = new HashSet<>();
    private Consumer<R> opened = _ -> {};
    private List<Group<R>> given = List.of();
    private List<Group<R>> groups = List.of();
    private Set<Object> chosen = Set.of();
    private Moves moves = Moves.NONE;
    private long generation;

    /** What a change did to the lines, and so to which of them are chosen. */
    private enum Moves {
        NONE,
        SOME,
        ALL
    }

    /**
     * @param title with the number of rows if that is to be seen
     * @param rows in the order in which they are shown unless a person orders by a column
     */
    public record Group<R>(String id, String title, List<R> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /** Draws a cell instead of its text, which is still what a screen reader says. */
    @FunctionalInterface
    public interface CellPainter<R> {
        /** @param selected whether the background is that of the selection */
        void paint(GC gc, Rectangle cell, R row, boolean selected);
    }

    /**
     * @param id of the tree, for settings and tests
     * @param columns the first has the names of groups
     * @param key by which a row is the same in the next snapshot
     */
    public GroupTree(Composite parent, String id, List<Column<R>> columns, Function<R, Object> key) {
        this.id = id;
        this.key = key;
        tree = Ui.id(new Tree(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI), id);
        tree.setHeaderVisible(true);
        this.columns = new TreeColumns<>(tree, id, columns, () -> groups(given));
        tree.addListener(SWT.SetData, this::fill);
        tree.addListener(SWT.Selection, _ -> chosen());
        tree.addListener(
                SWT.DefaultSelection, _ -> selected().stream().findFirst().ifPresent(row -> opened.accept(row)));
        tree.addListener(SWT.Collapse, event -> fold(event, true));
        tree.addListener(SWT.Expand, event -> fold(event, false));
        tree.addListener(SWT.EraseItem, this::erase);
        tree.addListener(SWT.PaintItem, this::paint);
    }

    public Tree control() {
        return tree;
    }

    /** Returns what can be done with the columns. */
    public TreeColumns<R> columns() {
        return columns;
    }

    /** @param open called for a double click and Enter on a row */
    public void onOpen(Consumer<R> open) {
        opened = open;
    }

    /** From now on cells of a column are drawn. */
    public void draw(String columnId, CellPainter<R> painter) {
        painters.put(columns.indexOf(columnId), painter);
    }

    /** Shows these groups instead of what was there, soon. Groups without rows are not shown. */
    public void groups(List<Group<R>> now) {
        given = now.stream().filter(group -> !group.rows().isEmpty()).toList();
        var mine = ++generation;
        var order = columns.order();
        var all = given;
        var many = all.stream().mapToInt(group -> group.rows().size()).sum() > SORTED_ELSEWHERE;
        if (order.isEmpty() || !many) {
            install(sorted(all, order));
            return;
        }
        var display = tree.getDisplay();
        Thread.ofVirtual().name("tree-sort").start(() -> {
            var ordered = sorted(all, order);
            Ui.later(display, () -> {
                if (mine == generation && !tree.isDisposed()) {
                    install(ordered);
                }
            });
        });
    }

    private static <R> List<Group<R>> sorted(List<Group<R>> groups, Optional<Comparator<R>> order) {
        return order.isEmpty()
                ? groups
                : groups.stream()
                        .map(group -> new Group<>(
                                group.id(),
                                group.title(),
                                group.rows().stream().sorted(order.get()).toList()))
                        .toList();
    }

    // ---- changes in place

    private void install(List<Group<R>> now) {
        var before = groups;
        var first = before.isEmpty() || tree.getItem(0).equals(tree.getTopItem());
        groups = now;
        var change = Groups.between(ids(before), ids(now));
        change.removed().forEach(index -> tree.getItem(index.intValue()).dispose());
        change.added().forEach(index -> new TreeItem(tree, SWT.NONE, index));
        moves = change.size() > 0 ? Moves.SOME : Moves.NONE;
        var kept = new HashMap<String, Group<R>>();
        before.forEach(group -> kept.put(group.id(), group));
        for (var i = 0; i < now.size(); i++) {
            var group = now.get(i);
            var item = tree.getItem(i);
            if (!group.title().equals(item.getText(0))) {
                item.setText(0, group.title());
            }
            var old = kept.get(group.id());
            rows(item, old == null ? List.of() : old.rows(), group.rows());
            if (old == null) {
                item.setExpanded(!folded.contains(group.id()));
            }
        }
        if (first && moves != Moves.NONE && !now.isEmpty()) {
            // What comes above would push the rest down out of sight.
            tree.setTopItem(tree.getItem(0));
        }
        chooseAgain();
    }

    /** What is chosen stays chosen where it is now. */
    private void chooseAgain() {
        if (chosen.isEmpty()) {
            return;
        }
        if (moves != Moves.NONE) {
            chosen = keys(selected());
            if (moves == Moves.ALL || tree.getSelectionCount() != chosen.size()) {
                mark();
            }
        }
        tell();
    }

    private List<String> ids(List<Group<R>> from) {
        return from.stream().map(Group::id).toList();
    }

    private Set<Object> keys(List<R> rows) {
        var keys = new HashSet<Object>();
        rows.forEach(row -> keys.add(key.apply(row)));
        return keys;
    }

    private void rows(TreeItem item, List<R> before, List<R> after) {
        if (before.isEmpty()) {
            item.setItemCount(after.size());
            return;
        }
        var old = before.stream().map(key).toList();
        var now = after.stream().map(key).toList();
        var from = before;
        if (!old.equals(now)) {
            var change = Groups.between(old, now);
            if (change.size() > CHANGED_ONE_BY_ONE || !Groups.sameOrder(old, now)) {
                item.setItemCount(after.size());
                item.clearAll(false);
                moves = Moves.ALL;
                return;
            }
            var lines = new ArrayList<>(before);
            change.removed().forEach(index -> {
                item.getItem(index.intValue()).dispose();
                lines.remove(index.intValue());
            });
            change.added().forEach(index -> {
                new TreeItem(item, SWT.NONE, index);
                lines.add(index, after.get(index));
                item.clear(index, false);
            });
            from = lines;
            moves = moves == Moves.ALL ? Moves.ALL : Moves.SOME;
        }
        for (var i = 0; i < after.size(); i++) {
            if (!from.get(i).equals(after.get(i))) {
                item.clear(i, false);
            }
        }
    }

    private void fill(Event event) {
        if (event.item instanceof TreeItem item) {
            row(item).ifPresent(row -> columns.fill(item, row));
        }
    }

    private Optional<R> row(TreeItem item) {
        var parent = item.getParentItem();
        if (parent == null) {
            return Optional.empty();
        }
        var group = tree.indexOf(parent);
        var index = parent.indexOf(item);
        return group < 0
                        || group >= groups.size()
                        || index < 0
                        || index >= groups.get(group).rows().size()
                ? Optional.empty()
                : Optional.of(groups.get(group).rows().get(index));
    }

    private void fold(Event event, boolean closed) {
        if (event.item instanceof TreeItem item && item.getParentItem() == null) {
            var group = groups.get(tree.indexOf(item)).id();
            if (closed) {
                folded.add(group);
            } else {
                folded.remove(group);
            }
        }
    }

    // ---- cells that are drawn

    private void erase(Event event) {
        if (painters.containsKey(event.index) && event.item instanceof TreeItem item && item.getParentItem() != null) {
            event.detail &= ~SWT.FOREGROUND;
        }
    }

    private void paint(Event event) {
        var painter = painters.get(event.index);
        if (painter != null && event.item instanceof TreeItem item) {
            var cell = item.getBounds(event.index);
            row(item).ifPresent(row -> painter.paint(event.gc, cell, row, (event.detail & SWT.SELECTED) != 0));
        }
    }

    // ---- selection

    /** The person chose. */
    private void chosen() {
        var rows = groups.stream().mapToInt(group -> group.rows().size()).sum();
        if (tree.getSelectionCount() >= rows) {
            // To ask every line where it stands takes the square of their number.
            chosen =
                    keys(groups.stream().flatMap(group -> group.rows().stream()).toList());
        } else {
            chosen = keys(Stream.of(tree.getSelection())
                    .flatMap(item -> row(item).stream())
                    .toList());
        }
        tell();
    }

    /** Returns the chosen rows; none for a chosen group. */
    public List<R> selected() {
        return chosen.isEmpty()
                ? List.of()
                : groups.stream()
                        .flatMap(group -> group.rows().stream())
                        .filter(row -> chosen.contains(key.apply(row)))
                        .toList();
    }

    /** Returns the groups, as they are ordered now. */
    public List<Group<R>> groups() {
        return groups;
    }

    /** Chooses rows and shows the first of them. */
    public void select(Set<Object> keys) {
        chosen = Set.copyOf(keys);
        chosen = keys(selected());
        mark();
        tell();
    }

    private void mark() {
        var items = new ArrayList<TreeItem>();
        for (var g = 0; g < groups.size() && items.size() < MOST_CHOSEN; g++) {
            var rows = groups.get(g).rows();
            var parent = tree.getItem(g);
            IntStream.range(0, rows.size())
                    .filter(i -> chosen.contains(key.apply(rows.get(i))))
                    .limit(MOST_CHOSEN)
                    .mapToObj(parent::getItem)
                    .forEach(items::add);
        }
        tree.setSelection(items.toArray(TreeItem[]::new));
    }

    /** Chooses every row. */
    public void selectAll() {
        tree.selectAll();
        chosen();
    }

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
    @SuppressWarnings("unchecked")
    public void setSelection(ISelection selection) {
        if (selection instanceof IStructuredSelection chosen) {
            var keys = new HashSet<Object>();
            groups.stream()
                    .flatMap(group -> group.rows().stream())
                    .filter(row -> chosen.toList().contains(row))
                    .forEach(row -> keys.add(key.apply(row)));
            select(keys);
        }
    }
}
