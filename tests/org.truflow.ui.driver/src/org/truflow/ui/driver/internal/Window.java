package org.truflow.ui.driver.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.PlatformUI;
import org.truflow.ui.Ui;

/** The widgets of the running workbench. */
final class Window {
    private static final int PATIENCE_SECONDS = 20;

    private Window() {}

    static Display display() {
        return PlatformUI.getWorkbench().getDisplay();
    }

    /** Does something on the UI thread and waits for it, though not for ever. */
    static <T> T ui(Callable<T> task) throws IOException, InterruptedException {
        var done = new CompletableFuture<T>();
        display().asyncExec(() -> {
            try {
                done.complete(task.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed
                    ? failed
                    : new IOException(e.getCause().toString(), e);
        } catch (TimeoutException e) {
            throw new IOException("the UI thread did not answer in " + PATIENCE_SECONDS + " s", e);
        }
    }

    /** Every widget that can be seen, of every shell, the newest shell first. */
    static List<Widget> all() {
        var found = new ArrayList<Widget>();
        var shells = display().getShells();
        for (var i = shells.length - 1; i >= 0; i--) {
            collect(shells[i], found);
        }
        return found;
    }

    private static void collect(Control control, List<Widget> found) {
        if (!control.getVisible()) {
            return;
        }
        found.add(control);
        if (control instanceof ToolBar bar) {
            found.addAll(List.of(bar.getItems()));
        }
        if (control instanceof CTabFolder folder) {
            found.addAll(List.of(folder.getItems()));
        }
        if (control instanceof TabFolder folder) {
            found.addAll(List.of(folder.getItems()));
        }
        if (control instanceof Composite parent) {
            Stream.of(parent.getChildren()).forEach(child -> collect(child, found));
        }
    }

    static Optional<Widget> find(String id) {
        return all().stream().filter(widget -> id.equals(widget.getData(Ui.ID))).findFirst();
    }

    /** The widget of that id. */
    static Widget widget(String id) throws IOException {
        var found = find(id);
        if (found.isEmpty()) {
            throw new IOException("no " + id + " can be seen; there are " + ids());
        }
        return found.get();
    }

    static List<String> ids() {
        return all().stream()
                .map(widget -> widget.getData(Ui.ID))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
