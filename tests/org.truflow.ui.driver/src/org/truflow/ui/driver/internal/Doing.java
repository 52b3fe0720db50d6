package org.truflow.ui.driver.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.truflow.ui.Commands;

/** What a person does. Whatever may open a dialog is done without waiting for its end. */
final class Doing {
    private Doing() {}

    static Map<String, UiAction> actions() {
        return Map.ofEntries(
                Map.entry("click", words -> soon(() -> click(Window.widget(words.getFirst())))),
                Map.entry("press", words -> soon(() -> press(words.getFirst()))),
                Map.entry("set", words -> Window.ui(() -> set(Window.widget(words.get(0)), words.get(1)))),
                Map.entry(
                        "select",
                        words -> Window.ui(() -> select(Window.widget(words.get(0)), words.subList(1, words.size())))),
                Map.entry("expand", words -> Window.ui(() -> expand(Window.widget(words.get(0)), words.get(1)))),
                Map.entry("open", words -> soon(() -> open(Window.widget(words.getFirst())))),
                Map.entry(
                        "menu", words -> soon(() -> menu(Window.widget(words.get(0)), words.subList(1, words.size())))),
                Map.entry("command", words -> soon(() -> command(words))),
                Map.entry("show", words -> Window.ui(() -> show(words.getFirst()))),
                Map.entry("hide", words -> Window.ui(() -> hide(words.getFirst()))),
                Map.entry("perspective", words -> Window.ui(() -> perspective(words.getFirst()))),
                Map.entry("reset", _ -> Window.ui(Doing::reset)),
                Map.entry("bound", words -> Window.ui(() -> bound(words.getFirst()))),
                Map.entry("close", words -> soon(() -> close(words.getFirst()))));
    }

    /** A step that may open a dialog, whose loop of events would not let it end. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    /** Waits until the step was begun; what it throws at once is told, what comes after a dialog is not. */
    private static Object soon(Step step) throws IOException, InterruptedException {
        var failure = new AtomicReference<Exception>();
        Window.display().asyncExec(() -> {
            try {
                step.run();
            } catch (Exception e) {
                failure.set(e);
            }
        });
        // The next task of the UI thread runs after the step, or inside its dialog.
        Window.ui(() -> true);
        var failed = failure.get();
        if (failed != null) {
            throw failed instanceof IOException told ? told : new IOException(failed.toString(), failed);
        }
        return true;
    }

    private static void click(Widget widget) throws IOException {
        switch (widget) {
            case Button button
            when (button.getStyle() & (SWT.CHECK | SWT.TOGGLE)) != 0 -> button.setSelection(!button.getSelection());
            case Button button when (button.getStyle() & SWT.RADIO) != 0 -> radio(button);
            case CTabItem tab -> tab.getParent().setSelection(tab);
            case TabItem tab -> tab.getParent().setSelection(tab);
            case ToolItem item when (item.getStyle() & SWT.CHECK) != 0 -> item.setSelection(!item.getSelection());
            case Button _, ToolItem _, Link _ -> {
                // Pressing is all.
            }
            default -> throw new IOException(widget + " cannot be pressed");
        }
        if (widget instanceof Control control && !control.isEnabled()
                || widget instanceof ToolItem item && !item.isEnabled()) {
            throw new IOException(widget + " is not enabled");
        }
        widget.notifyListeners(SWT.Selection, new Event());
    }

    private static void radio(Button button) {
        for (var other : button.getParent().getChildren()) {
            if (other instanceof Button sibling && (sibling.getStyle() & SWT.RADIO) != 0) {
                sibling.setSelection(sibling == button);
            }
        }
    }

    /** Presses the button of a dialog by what it says. */
    private static void press(String label) throws IOException {
        for (var widget : Window.all()) {
            if (widget instanceof Button button
                    && button.getText().replace("&", "").equals(label)) {
                click(button);
                return;
            }
        }
        throw new IOException("no button says " + label);
    }

    private static Object set(Widget widget, String value) throws IOException {
        switch (widget) {
            case Text text -> text.setText(value);
            case StyledText text -> text.setText(value);
            case Combo combo -> combo.setText(value);
            default -> throw new IOException(widget + " takes no text");
        }
        if (widget instanceof Combo) {
            widget.notifyListeners(SWT.Selection, new Event());
        }
        return true;
    }

    /** Chooses the rows one of whose cells says one of {@code texts}. */
    private static Object select(Widget widget, List<String> texts) throws IOException {
        switch (widget) {
            case Table table -> {
                var found = Stream.of(table.getItems())
                        .filter(item -> says(table, item, texts))
                        .toArray(TableItem[]::new);
                if (found.length == 0) {
                    throw new IOException("no row says " + texts);
                }
                table.setSelection(found);
                event(table, SWT.Selection, found[0]);
            }
            case Tree tree -> {
                var found = find(tree, texts.getFirst(), tree.getItems());
                tree.setSelection(found);
                event(tree, SWT.Selection, found);
            }
            default -> throw new IOException(widget + " has no rows");
        }
        return true;
    }

    private static boolean says(Table table, TableItem item, List<String> texts) {
        for (var i = 0; i < Math.max(1, table.getColumnCount()); i++) {
            if (texts.contains(item.getText(i))) {
                return true;
            }
        }
        return false;
    }

    private static TreeItem find(Tree tree, String text, TreeItem... items) throws IOException {
        for (var item : items) {
            for (var i = 0; i < Math.max(1, tree.getColumnCount()); i++) {
                if (item.getText(i).equals(text)) {
                    return item;
                }
            }
            if (item.getExpanded() && item.getItemCount() > 0) {
                try {
                    return find(tree, text, item.getItems());
                } catch (IOException e) {
                    continue;
                }
            }
        }
        throw new IOException("no row says " + text);
    }

    private static Object expand(Widget widget, String text) throws IOException {
        if (!(widget instanceof Tree tree)) {
            throw new IOException(widget + " is no tree");
        }
        var found = find(tree, text, tree.getItems());
        event(tree, SWT.Expand, found);
        found.setExpanded(true);
        return true;
    }

    private static void open(Widget widget) throws IOException {
        switch (widget) {
            case Table table -> event(table, SWT.DefaultSelection, table.getSelection()[0]);
            case Tree tree -> event(tree, SWT.DefaultSelection, tree.getSelection()[0]);
            case Text text -> event(text, SWT.DefaultSelection, text);
            case Combo combo -> event(combo, SWT.DefaultSelection, combo);
            default -> throw new IOException(widget + " cannot be opened");
        }
    }

    private static void event(Control control, int type, Widget item) {
        var event = new Event();
        event.item = item;
        control.notifyListeners(type, event);
    }

    /** Chooses from the context menu, by what its lines say, through the menus in it. */
    private static void menu(Widget widget, List<String> path) throws IOException {
        if (!(widget instanceof Control control) || control.getMenu() == null) {
            throw new IOException(widget + " has no context menu");
        }
        var menu = control.getMenu();
        for (var i = 0; i < path.size(); i++) {
            menu.notifyListeners(SWT.Show, new Event());
            var item = item(menu, path.get(i));
            if (i == path.size() - 1) {
                if ((item.getStyle() & (SWT.CHECK | SWT.RADIO)) != 0) {
                    item.setSelection(!item.getSelection());
                }
                item.notifyListeners(SWT.Selection, new Event());
            } else {
                menu = item.getMenu();
            }
        }
    }

    private static MenuItem item(Menu menu, String text) throws IOException {
        for (var item : menu.getItems()) {
            if (item.getText().replace("&", "").split("\t")[0].equals(text)) {
                if (!item.isEnabled()) {
                    throw new IOException(text + " is not enabled");
                }
                return item;
            }
        }
        throw new IOException("no line says " + text + "; there are "
                + Stream.of(menu.getItems()).map(MenuItem::getText).toList());
    }

    /** {@code ID [PARAMETER VALUE]...}. */
    private static void command(List<String> words) throws IOException {
        var parameters = new HashMap<String, String>();
        for (var i = 1; i + 1 < words.size(); i += 2) {
            parameters.put(words.get(i), words.get(i + 1));
        }
        if (!Commands.run(words.getFirst(), parameters)) {
            throw new IOException("nobody does " + words.getFirst());
        }
    }

    private static Object show(String view) throws Exception {

        page().showView(view);
        return true;
    }

    private static Object hide(String view) {
        page().hideView(page().findView(view));
        return true;
    }

    private static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
    }

    private static Object perspective(String id) throws Exception {
        PlatformUI.getWorkbench().showPerspective(id, PlatformUI.getWorkbench().getWorkbenchWindows()[0]);
        return true;
    }

    private static Object reset() {
        page().resetPerspective();
        return true;
    }

    /** Returns the command that a key runs. */
    private static String bound(String keys) throws Exception {
        var service = PlatformUI.getWorkbench().getService(IBindingService.class);
        var binding = service.getPerfectMatch(KeySequence.getInstance(keys));
        return binding == null
                ? ""
                : String.valueOf(binding.getParameterizedCommand().getId());
    }

    /** Closes a dialog by its title. */
    private static void close(String title) throws IOException {
        Stream.of(Window.display().getShells())
                .filter(shell -> shell.getText().equals(title))
                .findFirst()
                .orElseThrow(() -> new IOException("no window is called " + title))
                .close();
    }
}
