package org.truflow.ui;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Paints what changed: a thousand changes before the next paint cost one paint, and there are at most ten a second. */
public final class Refresh implements Runnable {
    private static final int PAUSE_MILLIS = 100;

    private final Control control;
    private final Display display;
    private final Runnable paint;
    private final AtomicBoolean asked = new AtomicBoolean();
    private long last = System.nanoTime() - PAUSE_MILLIS * 1_000_000L;

    /** @param paint called on the UI thread, never after {@code control} is gone */
    public Refresh(Control control, Runnable paint) {
        this.control = control;
        this.display = control.getDisplay();
        this.paint = paint;
    }

    /** Asks for a paint soon. Any thread; does not wait. */
    @Override
    public void run() {
        if (asked.compareAndSet(false, true)) {
            Ui.later(display, this::schedule);
        }
    }

    private void schedule() {
        var wait = PAUSE_MILLIS - (int) ((System.nanoTime() - last) / 1_000_000);
        if (wait <= 0) {
            now();
        } else {
            display.timerExec(wait, this::now);
        }
    }

    /** Paints at once. UI thread. */
    public void now() {
        asked.set(false);
        last = System.nanoTime();
        if (!control.isDisposed()) {
            try {
                paint.run();
            } catch (SWTException e) {
                if (!control.isDisposed()) {
                    throw e;
                }
            }
        }
    }
}
