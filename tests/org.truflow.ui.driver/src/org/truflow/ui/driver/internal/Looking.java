package org.truflow.ui.driver.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.truflow.ui.Ui;

/** What can be seen. */
final class Looking {
    private static final int MOST_ROWS = 200;

    private Looking() {}

    static Map<String, UiAction> actions() {
        return Map.of(
                "ids", _ -> Window.ui(Window::ids),
                "text", words -> Window.ui(() -> text(Window.widget(words.getFirst()))),
                "enabled", words -> Window.ui(() -> enabled(Window.widget(words.getFirst()))),
                "there", words -> Window.ui(() -> Window.find(words.getFirst()).isPresent()),
                "rows", words -> Window.ui(() -> rows(Window.widget(words.getFirst()))),
                "count", words -> Window.ui(() -> count(Window.widget(words.getFirst()))),
                "texts", _ -> Window.ui(Looking::texts),
                "shells", _ -> Window.ui(Looking::shells),
                "views", _ -> Window.ui(Looking::views),
                "shot", words -> Window.ui(() -> shot(Path.of(words.getFirst()))));
    }

    private static String text(Widget widget) throws IOException {
        return switch (widget) {
            case Text text -> text.getText();
            case StyledText text -> text.getText();
            case Label label -> label.getText();
            case CLabel label -> label.getText();
            case Link link -> link.getText();
            case Button button -> button.getText();
            case Combo combo -> combo.getText();
            case Shell shell -> shell.getText();
            case Item item -> item.getText();
            case Composite parent -> String.join("\n", textsOf(parent));
            default -> throw new IOException(widget + " has no text");
        };
    }

    private static List<String> textsOf(Composite parent) throws IOException {
        var texts = new ArrayList<String>();
        for (var child : parent.getChildren()) {
            if (child.getVisible() && !(child instanceof Table) && !(child instanceof Tree)) {
                var text = child instanceof Composite || hasText(child) ? text(child) : "";
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static boolean hasText(Control control) {
        return control instanceof Text
                || control instanceof Label
                || control instanceof Link
                || control instanceof Button;
    }

    private static boolean enabled(Widget widget) {
        return switch (widget) {
            case Control control -> control.isEnabled();
            case ToolItem item -> item.isEnabled();
            default -> true;
        };
    }

    private static List<Object> rows(Widget widget) throws IOException {
        return switch (widget) {
            case Table table ->
                IntStream.range(0, Math.min(MOST_ROWS, table.getItemCount()))
                        .mapToObj(i -> (Object) cells(table, table.getItem(i)))
                        .toList();
            case Tree tree -> items(tree, tree.getItems());
            default -> throw new IOException(widget + " has no rows");
        };
    }

    /** Texts of the columns in sight, by their id or title. */
    private static Map<String, Object> cells(Table table, TableItem item) {
        var cells = new LinkedHashMap<String, Object>();
        for (var i = 0; i < Math.max(1, table.getColumnCount()); i++) {
            var column = table.getColumnCount() == 0 ? null : table.getColumn(i);
            if (column == null || column.getWidth() > 0) {
                cells.put(column == null ? "text" : name(column.getData(Ui.ID), column.getText()), item.getText(i));
            }
        }
        return cells;
    }

    private static List<Object> items(Tree tree, TreeItem... items) {
        return Stream.of(items)
                .limit(MOST_ROWS)
                .map(item -> (Object) cells(tree, item))
                .toList();
    }

    private static Map<String, Object> cells(Tree tree, TreeItem item) {
        var cells = new LinkedHashMap<String, Object>();
        for (var i = 0; i < Math.max(1, tree.getColumnCount()); i++) {
            var column = tree.getColumnCount() == 0 ? null : tree.getColumn(i);
            if (column == null || column.getWidth() > 0) {
                cells.put(column == null ? "text" : name(column.getData(Ui.ID), column.getText()), item.getText(i));
            }
        }
        if (item.getExpanded() && item.getItemCount() > 0) {
            cells.put("children", items(tree, item.getItems()));
        }
        return cells;
    }

    private static String name(Object id, String title) {
        return id instanceof String known ? known : title;
    }

    private static int count(Widget widget) throws IOException {
        return switch (widget) {
            case Table table -> table.getItemCount();
            case Tree tree -> tree.getItemCount();
            default -> throw new IOException(widget + " has no rows");
        };
    }

    /** Every text that can be read in the window. */
    private static List<String> texts() throws IOException {
        var texts = new ArrayList<String>();
        for (var widget : Window.all()) {
            if (widget instanceof Control control && hasText(control) || widget instanceof CTabItem) {
                texts.add(text(widget));
            }
        }
        return texts;
    }

    private static List<String> shells() {
        return Stream.of(Window.display().getShells())
                .filter(Shell::isVisible)
                .map(Shell::getText)
                .toList();
    }

    /** Ids of the views that are open. */
    private static List<String> views() {
        return Stream.of(PlatformUI.getWorkbench().getWorkbenchWindows())
                .flatMap(window -> Stream.of(window.getActivePage().getViewReferences()))
                .map(IViewReference::getId)
                .toList();
    }

    /** Writes a picture of the whole screen. */
    private static String shot(Path file) throws IOException {
        var display = Window.display();
        while (display.readAndDispatch()) {
            // What was asked for is painted before it is looked at.
        }
        var image = new Image(display, display.getBounds());
        var gc = new GC(display);
        try {
            gc.copyArea(image, 0, 0);
            var loader = new ImageLoader();
            loader.data = new ImageData[] {image.getImageData()};
            try (var out = Files.newOutputStream(file)) {
                loader.save(out, SWT.IMAGE_PNG);
            }
        } finally {
            gc.dispose();
            image.dispose();
        }
        return file.toString();
    }
}
