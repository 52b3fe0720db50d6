package org.truflow.ui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * The place of a view that needs an engine. While there is none it says so and offers to start it; what the view showed stays as it
 * is behind that, and is shown again when the engine is back. A view that has nothing to show says so here as well.
 */
public final class EnginePane<T> extends Composite {
    private static final Texts TEXTS = Texts.of(EnginePane.class);

    private final StackLayout stack = new StackLayout();
    private final Control content;
    private final Empty empty;
    private final Engine<T> engine;
    private boolean blank;

    /**
     * @param called what people call the engine, for example {@code transfer}
     * @param content makes what is shown while the engine runs
     * @param changed told at once, after {@code content} was made, and whenever another engine, or none, is there
     */
    public EnginePane(
            Composite parent,
            String id,
            Class<T> type,
            String bundleName,
            String called,
            Function<Composite, Control> content,
            Consumer<Optional<T>> changed) {
        super(parent, SWT.NONE);
        setLayout(stack);
        this.content = content.apply(this);
        empty = new Empty(this, id + ".empty");
        engine = Engine.watch(this, type, bundleName, found -> {
            changed.accept(found);
            if (found.isEmpty()) {
                empty.show(TEXTS.get("engine.missing", called), TEXTS.get("engine.start"), this::start);
            }
            top(found.isEmpty() || blank);
        });
    }

    /** Called when the button was pressed, so the engine is known by then. */
    private void start() {
        Ui.work(
                this,
                TEXTS.get("engine.start"),
                () -> {
                    engine.start();
                    return true;
                },
                _ -> {});
    }

    public Optional<T> engine() {
        return engine.get();
    }

    /** Says that there is nothing to show. */
    public void blank(String sentence, String offer, Runnable action) {
        blank = true;
        if (engine.get().isPresent()) {
            empty.show(sentence, offer, action);
            top(true);
        }
    }

    /** Shows the content. */
    public void filled() {
        blank = false;
        if (engine.get().isPresent()) {
            top(false);
        }
    }

    private void top(boolean nothing) {
        var top = nothing ? empty : content;
        if (stack.topControl != top) {
            stack.topControl = top;
            layout();
        }
    }
}
