package org.truflow.directory;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.truflow.id.PeerId;

/**
 * Knows people and who has what; a tracker today, the local network later. Whiteboard: there may be several, or none.
 *
 * <p><b>Threads.</b> Call from any thread; no method waits. Stages complete on an engine thread and fail with
 * {@link java.io.IOException} when the directory cannot be asked; they always complete within a minute.
 */
public interface PeerDirectory extends SourceDirectory {

    /** Returns the id of the installation behind this directory, once its key was proved; empty before, and where there is none. */
    default Optional<PeerId> id() {
        return Optional.empty();
    }

    DirectoryState state();

    /** Returns everyone known, by name; from memory, and kept while the directory is unreachable. */
    List<Person> people();

    /** Returns the person whose key {@code peer} is, from memory. Someone unknown here is a stranger. */
    Optional<Person> person(PeerId peer);

    /** Asks where {@code peer} can be reached now. Empty when it is offline or unknown. */
    CompletionStage<List<InetSocketAddress>> locate(PeerId peer);
}
