package org.truflow.ui.driver.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;
import org.truflow.ui.Ui;

/** How long the UI thread was busy, and whether every control has a name. */
final class Watching {
    private static final long PING_MILLIS = 10;
    private static final long TOLD_MILLIS = 50;
    private static final int MOST_BLOCKS = 50;

    /** One time that the UI thread did not answer for longer than 50 ms. @param where what it did then */
    record Block(long millis, String where) {}

    private static final List<Block> BLOCKS = Collections.synchronizedList(new ArrayList<>());
    private static final AtomicReference<Thread> WATCHDOG = new AtomicReference<>();

    private Watching() {}

    static Map<String, UiAction> actions() {
        return Map.of(
                "watch", _ -> watch(),
                "blocks", _ -> blocks(),
                "nameless", _ -> Window.ui(Watching::nameless));
    }

    /** Asks the UI thread again and again how it is, from now on. */
    private static Object watch() throws IOException, InterruptedException {
        BLOCKS.clear();
        if (WATCHDOG.get() == null) {
            var ui = Window.ui(Thread::currentThread);
            var dog = Thread.ofPlatform().daemon().name("ui-watchdog").unstarted(() -> ping(ui));
            if (WATCHDOG.compareAndSet(null, dog)) {
                dog.start();
            }
        }
        return true;
    }

    private static void ping(Thread ui) {
        while (!Window.display().isDisposed()) {
            var dog = Thread.currentThread();
            var answered = new AtomicReference<Boolean>(false);
            var start = System.nanoTime();
            Window.display().asyncExec(() -> {
                answered.set(true);
                LockSupport.unpark(dog);
            });
            var where = "";
            while (!answered.get()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TOLD_MILLIS));
                if (!answered.get() && where.isEmpty()) {
                    where = where(ui);
                }
            }
            var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            if (millis > TOLD_MILLIS && BLOCKS.size() < MOST_BLOCKS) {
                BLOCKS.add(new Block(millis, where));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PING_MILLIS));
        }
    }

    private static String where(Thread ui) {
        var text = new StringBuilder();
        for (var frame : ui.getStackTrace()) {
            text.append(frame).append('\n');
        }
        return text.toString();
    }

    private static Object blocks() {
        synchronized (BLOCKS) {
            return BLOCKS.stream()
                    .map(block -> Map.of("millis", block.millis(), "where", block.where()))
                    .toList();
        }
    }

    /** Returns the controls that a screen reader could not tell of: neither a text of their own nor a label before them nor a name. */
    private static List<String> nameless() {
        var found = new ArrayList<String>();
        Control before = null;
        for (var widget : Window.all()) {
            if (widget instanceof ToolItem item
                    && item.getText().isEmpty()
                    && item.getToolTipText() == null
                    && (item.getStyle() & SWT.SEPARATOR) == 0) {
                found.add(describe(item));
            }
            if (widget instanceof Control control) {
                if (needsName(control) && !(before instanceof Label) && !named(control)) {
                    found.add(describe(control));
                }
                before = control;
            }
        }
        return found;
    }

    private static boolean needsName(Control control) {
        return control instanceof Text
                || control instanceof Table
                || control instanceof Tree
                || control instanceof Link link && link.getText().isEmpty()
                || control instanceof Button button && button.getText().isEmpty();
    }

    private static boolean named(Control control) {
        return control.getData(Ui.NAME) != null || control.getToolTipText() != null;
    }

    private static String describe(Widget widget) {
        return widget.getClass().getSimpleName() + " " + widget.getData(Ui.ID);
    }
}
