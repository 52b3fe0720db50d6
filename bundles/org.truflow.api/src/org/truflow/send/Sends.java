package org.truflow.send;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;

/**
 * Files sent from person to person, out and in. Whoever is sent something is asked once; before that nothing of it is kept on
 * disk. What was sent, answered and begun is kept across restarts and goes on by itself when both sides meet.
 *
 * <p><b>Threads.</b> Call from any thread; methods touch the disk; only {@link #send} waits for a directory, if it has
 * to be asked who somebody is. Changes are on disk when a method returns.
 */
public interface Sends {

    /**
     * Sends files and folders to someone, who is asked when all of them are hashed and both are there.
     *
     * @param user someone whom a directory knows; the keys bound to the name now are the ones that can be asked
     * @param paths absolute; each must be there; no two with the same file name
     * @throws IOException if nobody is called so, or something cannot be sent; the message says which and why
     */
    Sending send(String user, List<Path> paths) throws IOException;

    /** Takes something back: the question, or what is being fetched. Does nothing if it is unknown or over. */
    void withdraw(long id);

    /** Returns everything sent, oldest first; of what is over the last some hundred. */
    List<Sending> sendings();

    Optional<Sending> sending(long id);

    /** Returns everything that others wanted to send here, oldest first; of what is over the last some hundred. */
    List<Incoming> offers();

    Optional<Incoming> offer(long id);

    /** Takes what was sent and is over out of {@link #sendings}, as soon as the other side knows that it is. Returns how many. */
    int clearSendings();

    /** Takes what is over out of {@link #offers}; files that were received stay. Returns how many. */
    int clearOffers();

    /**
     * Asks the sender of something for all files and folders in it. Nothing is kept.
     *
     * @param first number of the first line wanted, from 0
     * @return lines from there on, as many as the sender tells at once; none at the end. Fails with {@link IOException} if the sender
     *     cannot be asked now
     */
    CompletionStage<List<Line>> lines(long id, int first);

    /**
     * Accepts: it is fetched now, or when the sender is there.
     *
     * @param folder where to put it, absolute; empty for the downloads folder of the settings
     * @throws IOException if there is no open question of that id, saying how it stands
     */
    void accept(long id, Optional<Path> folder) throws IOException;

    /**
     * Refuses.
     *
     * @param reason told to the sender; may be empty
     * @throws IOException as {@link #accept}
     */
    void refuse(long id, String reason) throws IOException;

    /** Returns whose offers are accepted without asking. */
    List<Trust> trusted();

    /**
     * From now on accepts whatever the key offers, open questions included.
     *
     * @param folder where to put it, absolute; empty for the downloads folder of the settings
     */
    Trust trust(PeerId peer, String user, Optional<Path> folder) throws IOException;

    /** Asks again before anything of the key is accepted. Returns false if it was not trusted. */
    boolean untrust(PeerId peer) throws IOException;

    /** Calls {@code listener} after changes, at most ten times a second for each, one call at a time, on an engine thread. */
    Subscription subscribe(Consumer<SendEvent> listener);
}
