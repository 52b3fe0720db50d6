package org.truflow.tracker.search;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.search.FileType;
import org.truflow.search.SizeClass;
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
     * @throws IllegalArgumentException if the cursor makes no sense
     */
    Matches search(Question question) throws IOException;

    /** Returns where each content lies, at most {@code mostEach} places each, those of {@code preferred} owners first. Contents nowhere are missing. */
    Map<ContentHash, List<Match>> places(
            Collection<ContentHash> contents, int mostEach, Set<PeerId> preferred, Sight sight) throws IOException;

    /** Returns how many files and folders can be found now. */
    long entries();

    /**
     * @param groups best first
     * @param cut whether the budget ended the search early
     * @param counts if they were asked for
     */
    record Matches(List<Group> groups, Optional<String> cursor, boolean cut, Optional<Counts> counts) {
        public Matches {
            groups = List.copyOf(groups);
        }
    }

    /**
     * How many files and folders there are of each kind among all that match, every copy counted.
     *
     * @param sizes of files only
     * @param complete whether all were counted
     */
    record Counts(Map<FileType, Long> types, Map<SizeClass, Long> sizes, Map<PeerId, Long> owners, boolean complete) {
        public Counts {
            types = Map.copyOf(types);
            sizes = Map.copyOf(sizes);
            owners = Map.copyOf(owners);
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
