package org.truflow.transfer;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.truflow.event.Subscription;

/**
 * The downloads of this installation. Kept across restarts.
 *
 * <p><b>Threads.</b> Call from any thread; no method waits for the network. Changes are on disk when a method returns.
 */
public interface Transfers {

    /** Queues a download. Whatever goes wrong later is its {@link TransferState}. */
    Transfer start(Wanted wanted);

    /** Pauses; does nothing if it is unknown or final. */
    void pause(long id);

    /** Goes on after a pause or a failure; does nothing if it is unknown, running or final. */
    void resume(long id);

    /** Ends it and deletes its partial files; finished files of a folder stay. Does nothing if it is unknown or final. */
    void cancel(long id);

    /** Returns every download, oldest first. */
    List<Transfer> all();

    Optional<Transfer> find(long id);

    /** Calls {@code listener} after changes, at most ten times a second and download, one call at a time, on an engine thread. */
    Subscription subscribe(Consumer<Transfer> listener);
}
