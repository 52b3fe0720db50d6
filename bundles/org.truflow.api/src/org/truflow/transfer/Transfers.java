package org.truflow.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.truflow.event.Subscription;

/**
 * The downloads of this installation. Kept across restarts.
 *
 * <p>Those that are completed or cancelled make the history, the others the queue: higher priorities first, in a priority the order
 * in which they came, unless somebody moved them.
 *
 * <p><b>Threads.</b> Call from any thread; no method waits for the network, each may wait for the disk. Changes are on disk when a
 * method returns. What is said of an unknown download does nothing.
 */
public interface Transfers {

    /** Queues a download. Whatever goes wrong later is its {@link TransferState}. */
    Transfer start(Wanted wanted, DownloadOptions options);

    /** Queues a download in the usual way. */
    default Transfer start(Wanted wanted) {
        return start(wanted, DownloadOptions.NORMAL);
    }

    /** Pauses; does nothing if it is final. */
    void pause(long id);

    /** Goes on after a pause, a failure, a choice of files, or an end that kept what was there; does nothing if it runs or is final. */
    void resume(long id);

    /**
     * Ends it; finished files of a folder stay. Does nothing if it is final.
     *
     * @param keep whether what is unfinished stays as well, so that the download can be resumed
     */
    void cancel(long id, boolean keep);

    /** Ends it and deletes its partial files. */
    default void cancel(long id) {
        cancel(id, false);
    }

    /** Gives it another priority; it becomes the last of those. */
    void prioritize(long id, Priority priority);

    /** Moves it in the queue, among those of its priority. Does nothing if it has ended. */
    void move(long id, QueuePlace place);

    /** Says whether it is fetched from the first byte to the last. */
    void inOrder(long id, boolean inOrder);

    /**
     * Reads again what is there, of a completed download too, and fetches what is wrong or missing, piece by piece. A damaged file is
     * not under its name while that lasts. Does nothing if it was cancelled.
     */
    void recheck(long id);

    /**
     * Brings what is there to another folder, on another file system too, where it is compared before the old goes; the rest is
     * fetched to there. Nothing that is there already is replaced. Afterwards it stands where it stood. Does nothing if it was
     * cancelled.
     *
     * @param folder to put it in, as {@link Wanted#folder()}
     */
    void relocate(long id, Path folder);

    /**
     * Returns what is in a download, in the order in which its owner lists it; a single file is one of its own. Nothing while that is
     * not known.
     *
     * @param from lowest index
     * @param most so many files at most, 1 to 1,000
     */
    List<TransferFile> files(long id, int from, int most);

    /**
     * Returns which pieces are there of the files that are fetched now and whose size is proved: of some, by their index, if there
     * are many. Nothing of a download that does not run.
     */
    default List<PieceMap> pieces(long id) {
        return List.of();
    }

    /**
     * Chooses among the files of a folder, as long as it is not over; one that runs is started anew with what is chosen.
     *
     * @param wanted is asked about every file
     * @return how many are wanted now; empty if its files are not known, or it is over
     */
    OptionalInt select(long id, Predicate<TransferFile> wanted);

    /** Returns every download, oldest first. */
    List<Transfer> all();

    /** Returns the queue. */
    List<Transfer> queue();

    /**
     * Returns completed and cancelled ones, newest first.
     *
     * @param words each of which occurs in the name, in the path of the finished file, or in what was asked for, whatever the case
     * @param most so many at most
     */
    List<Transfer> history(String words, int most);

    /** Takes those that are completed or cancelled out of the history if {@code which} says so. Finished files stay. @return how many */
    int forget(Predicate<Transfer> which);

    Optional<Transfer> find(long id);

    /** Calls {@code listener} after changes, at most ten times a second and download, one call at a time, on an engine thread. */
    Subscription subscribe(Consumer<Transfer> listener);
}
