package org.truflow.tracker.search;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/**
 * The index over all catalogs. Not durable by duty: it says which version of each catalog it holds, and the tracker
 * brings it up to date from the store. What was applied can be found within a second.
 *
 * <p><b>Threads.</b> Call from any thread that may wait for the disk. Changes of one owner come one at a time.
 */
public interface SearchIndex {

    /** Returns the version held of a peer's catalog; {@link CatalogVersion#NONE} if none. */
    CatalogVersion version(PeerId owner);

    /** Returns the peers whose catalogs are held. */
    Set<PeerId> owners();

    /** Applies a page of changes, as the store does. A removed folder takes everything below it along. */
    void apply(PeerId owner, boolean fresh, List<CatalogChange> changes, CatalogVersion version) throws IOException;

    /** Forgets a peer's catalog. */
    void drop(PeerId owner) throws IOException;

    /**
     * Searches names and paths.
     *
     * @param sight whoever searches; what it does not see is as if it were not there
     * @throws IllegalArgumentException if the query or cursor makes no sense, saying where
     */
    Matches search(String query, int limit, Optional<String> cursor, Sight sight) throws IOException;

    /** Returns where each content lies, at most {@code mostEach} places each, those of {@code preferred} owners first. Contents nowhere are missing. */
    Map<ContentHash, List<Match>> places(
            Collection<ContentHash> contents, int mostEach, Set<PeerId> preferred, Sight sight) throws IOException;

    /** Returns how many files and folders can be found now. */
    long entries();

    /** @param cut whether the budget ended the search early */
    record Matches(List<Group> groups, Optional<String> cursor, boolean cut) {
        public Matches {
            groups = List.copyOf(groups);
        }
    }

    /** What is one hit: one content, or one path. @param score higher is better */
    record Group(List<Match> matches, double score) {
        public Group {
            matches = List.copyOf(matches);
        }
    }

    /** @param entry a {@link CatalogChange.File} or {@link CatalogChange.Folder} */
    record Match(PeerId owner, CatalogChange entry) {}
}
