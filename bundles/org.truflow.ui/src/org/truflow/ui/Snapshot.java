package org.truflow.ui;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks engines how things are, on a thread of its own, and shows the answer: one question at a time, a thousand changes meanwhile cost
 * one more, and there are at most ten a second.
 */
public final class Snapshot<T> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

    private final Control control;
    private final Callable<T> take;
    private final Consumer<T> show;
    private final Refresh refresh;
    private boolean busy;
    private boolean again;

    /**
     * @param take on a thread of its own; may wait. If it fails, what was shown stays until the next change
     * @param show on the UI thread, never after {@code control} is gone
     */
    public Snapshot(Control control, Callable<T> take, Consumer<T> show) {
        this.control = control;
        this.take = take;
        this.show = show;
        this.refresh = new Refresh(control, this::begin);
    }

    /** Asks for a new one soon. Any thread; does not wait. */
    @Override
    public void run() {
        refresh.run();
    }

    private void begin() {
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        Ui.work(
                control,
                take,
                taken -> {
                    ended();
                    show.accept(taken);
                },
                failure -> {
                    ended();
                    LOG.warn("a view cannot show what is new", failure);
                });
    }

    private void ended() {
        busy = false;
        if (again) {
            again = false;
            run();
        }
    }
}
