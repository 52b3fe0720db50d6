package org.truflow.directory;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;

/**
 * Knows people and who has what; a tracker today, the local network later. Whiteboard: there may be several, or none.
 *
 * <p><b>Threads.</b> Call from any thread; no method waits. Stages complete on an engine thread and fail with
 * {@link java.io.IOException} when the directory cannot be asked; they always complete within a minute.
 */
public interface PeerDirectory {

    /** Returns what people call it, for example {@code tracker lab.example:1234}. */
    String name();

    /** Returns the id of the installation behind this directory, once its key was proved; empty before, and where there is none. */
    default Optional<PeerId> id() {
        return Optional.empty();
    }

    DirectoryState state();

    /** Returns everyone known, by name; from memory, and kept while the directory is unreachable. */
    List<Person> people();

    /** Returns the person whose key {@code peer} is, from memory. Someone unknown here is a stranger. */
    Optional<Person> person(PeerId peer);

    /**
     * Asks who has each of {@code contents}.
     *
     * @param contents at most 1,000
     * @return what was found; a content nobody has is missing from the map; this installation is never among the sources
     */
    CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents);

    /** Asks where {@code peer} can be reached now. Empty when it is offline or unknown. */
    CompletionStage<List<InetSocketAddress>> locate(PeerId peer);

    /**
     * Asks for a page of a folder.
     *
     * @param path {@code /}-separated; empty for the list of shares
     * @param after name to continue after
     * @param limit most entries wanted, 1 to 1,000
     * @return fails with {@link java.nio.file.NoSuchFileException} if there is no such user or folder
     */
    CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit);

    /** Calls {@code listener} after people or state changed, one call at a time, on an engine thread; changes may be merged. */
    Subscription subscribe(Runnable listener);
}
