package org.truflow.ui;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From other threads to the UI thread and back, and names of controls. */
public final class Ui {
    private static final Logger LOG = LoggerFactory.getLogger(Ui.class);

    /** Key under which a widget carries the name that tests know it by. */
    public static final String ID = "truflow.id";

    /** Key under which a control carries the name that {@link #name} gave it. */
    public static final String NAME = "truflow.name";

    private Ui() {}

    /** Runs {@code task} on the UI thread soon; does nothing when the display is gone. Any thread. */
    public static void later(Display display, Runnable task) {
        try {
            if (!display.isDisposed()) {
                display.asyncExec(task);
            }
        } catch (SWTException e) {
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
        }
    }

    /**
     * Does something that may wait for the disk or the network, then shows the outcome.
     *
     * @param work on a thread of its own
     * @param done on the UI thread, unless {@code control} is gone by then
     * @param failed on the UI thread, with what {@code work} threw; it was not logged
     */
    public static <T> void work(Control control, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        var display = control.getDisplay();
        Thread.ofVirtual().name("ui-work").start(() -> {
            try {
                var result = work.call();
                later(display, () -> unlessGone(control, () -> done.accept(result)));
            } catch (Exception e) {
                later(display, () -> unlessGone(control, () -> failed.accept(e)));
            }
        });
    }

    /** As above; a failure is shown in a dialog that says what was tried. */
    public static <T> void work(Control control, String what, Callable<T> work, Consumer<T> done) {
        work(control, work, done, failure -> {
            LOG.warn("{} failed", what, failure);
            Problems.show(control.getShell(), what, failure);
        });
    }

    private static void unlessGone(Control control, Runnable task) {
        if (!control.isDisposed()) {
            task.run();
        }
    }

    /** Gives a widget the name by which tests find it, for example {@code search.box}. */
    public static <W extends Widget> W id(W widget, String id) {
        widget.setData(ID, id);
        return widget;
    }

    /** Gives a control the name that a screen reader says, where no label of its own does. */
    public static <C extends Control> C name(C control, String name) {
        control.setData(NAME, name);
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        });
        return control;
    }
}
