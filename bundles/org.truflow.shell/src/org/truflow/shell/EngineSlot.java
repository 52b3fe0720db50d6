package org.truflow.shell;

import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.event.Subscription;

/**
 * An engine as commands find it: there, or stopped just now. A component with a dynamic reference puts it in and takes it out.
 * For any thread.
 *
 * @param <E> service of the engine
 */
public final class EngineSlot<E> {
    private final String name;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable E engine;

    /** @param name what people call it, for example {@code transfer} */
    public EngineSlot(String name) {
        this.name = name;
    }

    /** Returns what people call it. */
    public String name() {
        return name;
    }

    /** It is there. */
    public void put(E started) {
        engine = started;
        listeners.forEach(Runnable::run);
    }

    /** It is gone; nothing happens if another has come in its place. */
    public void take(E stopped) {
        if (engine == stopped) {
            engine = null;
        }
        listeners.forEach(Runnable::run);
    }

    /** Returns it if it is there. */
    public Optional<E> running() {
        var now = engine;
        return now == null ? Optional.empty() : Optional.of(now);
    }

    /** Returns it. */
    public E need() throws EngineMissingException {
        return EngineMissingException.need(engine, name);
    }

    /** Calls {@code changed}, which must not wait, after it came or went. */
    public Subscription subscribe(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }
}
