package org.truflow.ui.share.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.truflow.ui.Icons;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/**
 * The folders of one person as a tree: a folder is asked for when it is opened, lines are made when they come in sight. Where a folder
 * has more pages the last line asks for the next.
 */
final class FoldersPane {
    private static final Texts TEXTS = SharesPane.TEXTS;

    private static final int WIDTH = 100;

    private final Tree tree;
    private final Supplier<Folders> folders;
    private final Consumer<String> chosen;
    private final Map<String, TreeItem> items = new HashMap<>();
    private Optional<String> reveal = Optional.empty();
    private String shown = "";
    private boolean telling = true;

    FoldersPane(Composite parent, Supplier<Folders> folders, Consumer<String> chosen) {
        this.folders = folders;
        this.chosen = chosen;
        tree = Ui.id(new Tree(parent, SWT.VIRTUAL | SWT.SINGLE), "shares.folders");
        Ui.name(tree, TEXTS.get("folders.name"));
        tree.setHeaderVisible(true);
        var column = new TreeColumn(tree, SWT.LEFT);
        column.setText(TEXTS.get("folders.name"));
        column.setWidth(WIDTH);
        tree.addListener(SWT.Resize, _ -> column.setWidth(Math.max(WIDTH, tree.getClientArea().width)));
        tree.addListener(SWT.SetData, this::fill);
        tree.addListener(SWT.Expand, event -> expanded((TreeItem) event.item));
        tree.addListener(SWT.Selection, event -> selected((TreeItem) event.item));
        tree.addListener(SWT.DefaultSelection, event -> toggle((TreeItem) event.item));
    }

    Tree control() {
        return tree;
    }

    /** Begins anew with the folders of somebody. */
    void show(Folders now) {
        items.clear();
        reveal = Optional.empty();
        shown = "";
        tree.removeAll();
        now.open("");
        changed("");
    }

    /** More is known of a folder. */
    void changed(String path) {
        var content = folders.get().known(path);
        var count = content.folders().size() + (content.complete() ? 0 : 1);
        if (path.isEmpty()) {
            tree.setItemCount(count);
            tree.clearAll(false);
        } else {
            var item = items.get(path);
            if (item != null && !item.isDisposed()) {
                item.setItemCount(count);
                item.clearAll(false);
            }
        }
        reveal.ifPresent(this::walk);
    }

    private void fill(Event event) {
        var item = (TreeItem) event.item;
        var parent = Optional.ofNullable(item.getParentItem());
        var path = parent.map(above -> String.valueOf(above.getData())).orElse("");
        var index = parent.map(above -> above.indexOf(item)).orElseGet(() -> tree.indexOf(item));
        var content = folders.get().known(path);
        var names = content.folders();
        if (index < 0) {
            // Asked for while the tree is emptied.
            return;
        }
        if (index < names.size()) {
            var child = CatalogPath.child(path, names.get(index));
            item.setText(Visible.text(names.get(index)));
            item.setImage(Icons.of(FoldersPane.class).image(path.isEmpty() ? "share" : "folder"));
            item.setData(child);
            item.setData(Ui.ID, "shares.folders." + child);
            items.put(child, item);
            var known = folders.get().known(child);
            item.setItemCount(known.folders().size() + (known.complete() ? 0 : 1));
        } else {
            item.setText(content.failure()
                    .map(failure -> TEXTS.get("folders.failed"))
                    .orElse(TEXTS.get(content.loading() ? "folders.loading" : "folders.more")));
            item.setImage((Image) null);
            item.setData(null);
            item.setItemCount(0);
        }
    }

    private void expanded(TreeItem item) {
        if (item.getData() instanceof String path) {
            folders.get().open(path);
        }
    }

    private void selected(TreeItem item) {
        if (!telling) {
            return;
        }
        if (item.getData() instanceof String path) {
            shown = path;
            chosen.accept(path);
        } else {
            var parent = Optional.ofNullable(item.getParentItem()).map(above -> String.valueOf(above.getData()));
            folders.get().open(parent.orElse("")).more();
        }
    }

    private void toggle(TreeItem item) {
        if (item.getData() instanceof String) {
            item.setExpanded(!item.getExpanded());
            expanded(item);
        }
    }

    /** Chooses a folder, and opens those on the way to it as they get known. */
    void reveal(String path) {
        if (path.equals(shown) && !path.isEmpty()) {
            return;
        }
        shown = path;
        if (path.isEmpty()) {
            reveal = Optional.empty();
            tree.deselectAll();
        } else {
            reveal = Optional.of(path);
            walk(path);
        }
    }

    private void walk(String target) {
        var steps = CatalogPath.steps(target);
        var above = Optional.<TreeItem>empty();
        for (var step : steps) {
            var folder = CatalogPath.parent(step.path());
            var content = folders.get().known(folder);
            var index = content.folders().indexOf(step.label());
            if (index < 0) {
                if (content.complete()) {
                    reveal = Optional.empty();
                } else {
                    folders.get().open(folder);
                }
                return;
            }
            var count = above.map(TreeItem::getItemCount).orElseGet(tree::getItemCount);
            if (index >= count) {
                return;
            }
            var item = above.map(parent -> parent.getItem(index)).orElseGet(() -> tree.getItem(index));
            // A virtual line gets its content when it is asked for.
            item.getText();
            if (step.path().equals(target)) {
                telling = false;
                tree.setSelection(item);
                tree.showSelection();
                telling = true;
                reveal = Optional.empty();
            } else {
                item.setExpanded(true);
            }
            above = Optional.of(item);
        }
    }
}
