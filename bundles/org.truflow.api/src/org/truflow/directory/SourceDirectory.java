package org.truflow.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;

/**
 * Knows who has what. Whiteboard, for one that is no place where people meet; one that is registers as {@link PeerDirectory} only.
 *
 * <p><b>Threads.</b> Call from any thread; no method waits. Stages complete on an engine thread and fail with
 * {@link java.io.IOException} when the directory cannot be asked; they always complete within a minute.
 */
public interface SourceDirectory {

    /** Returns what people call it, for example {@code tracker lab.example:1234}. */
    String name();

    /**
     * Asks who has each of {@code contents}.
     *
     * @param contents at most 1,000
     * @return what was found; a content nobody has is missing from the map; this installation is never among the sources
     */
    CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents);

    /**
     * Asks who has each of {@code contents}, and who is still fetching them and has pieces already.
     *
     * @param contents at most 1,000
     * @param begun those of them of which this installation has pieces and hands them out: the directory may tell others
     *     so for some minutes
     * @return as {@link #sources(Collection)}, with partial sources if the directory knows of any
     */
    default CompletionStage<Map<ContentHash, List<Source>>> sources(
            Collection<ContentHash> contents, Set<ContentHash> begun) {
        return sources(contents);
    }

    /**
     * Asks for a page of a folder.
     *
     * @param path {@code /}-separated; empty for the list of shares
     * @param after name to continue after
     * @param limit most entries wanted, 1 to 1,000
     * @return fails with {@link java.nio.file.NoSuchFileException} if there is no such user or folder
     */
    CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit);

    /** Calls {@code listener} after people, sources or state changed, one call at a time, on an engine thread; changes may be merged. */
    Subscription subscribe(Runnable listener);
}
