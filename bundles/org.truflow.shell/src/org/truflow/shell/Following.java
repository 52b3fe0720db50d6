package org.truflow.shell;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.truflow.event.Subscription;

/**
 * Stays with something that an engine does until it is over, looking whenever the engine tells of a change; also when the engine is
 * stopped and started again meanwhile.
 *
 * @param <E> service of the engine
 */
public final class Following<E> {
    /** How often the caller is looked for when nothing changes, in milliseconds. */
    private static final int PULSE = 500;

    /** Asks an engine to tell of changes. */
    public interface Listening<E> {
        /** @param changed to be called after each change that matters; it does not wait */
        Subscription subscribe(E engine, Runnable changed);
    }

    /** Looks how it stands, and draws it. */
    public interface Look<E> {
        /** @return the status of the command when it is over */
        OptionalInt at(E engine) throws IOException;
    }

    private final EngineSlot<E> slot;
    private final Listening<E> listening;
    private final Look<E> look;

    public Following(EngineSlot<E> slot, Listening<E> listening, Look<E> look) {
        this.slot = slot;
        this.listening = listening;
        this.look = look;
    }

    /**
     * Waits for the end on the thread of a command.
     *
     * @return the status of the command
     * @throws IOException of the look, or when the caller has gone
     */
    public int untilOver(Output out) throws IOException, InterruptedException {
        var changed = new Semaphore(0);
        try (var _ = slot.subscribe(changed::release)) {
            while (true) {
                var running = slot.running();
                if (running.isEmpty()) {
                    out.progress("the " + slot.name() + " engine is not running; waiting for it");
                    await(changed);
                    continue;
                }
                var status = follow(running.get(), changed);
                if (status.isPresent()) {
                    return status.getAsInt();
                }
            }
        }
    }

    /** @return empty if the engine went before */
    private OptionalInt follow(E engine, Semaphore changed) throws IOException, InterruptedException {
        try (var _ = listening.subscribe(engine, changed::release)) {
            while (slot.running().filter(engine::equals).isPresent()) {
                var status = look.at(engine);
                if (status.isPresent()) {
                    return status;
                }
                await(changed);
            }
            return OptionalInt.empty();
        }
    }

    private static void await(Semaphore changed) throws InterruptedException {
        if (changed.tryAcquire(PULSE, TimeUnit.MILLISECONDS)) {
            changed.drainPermits();
        }
    }
}
