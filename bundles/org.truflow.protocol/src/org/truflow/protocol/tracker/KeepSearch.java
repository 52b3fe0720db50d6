package org.truflow.protocol.tracker;

import java.util.Optional;
import org.truflow.protocol.Message;
import org.truflow.search.SavedSearch;

/**
 * Changes the searches that the tracker keeps for a user, and asks which there are then.
 *
 * @param save to be kept, instead of one of the same name
 * @param forget name of one to be forgotten
 */
public record KeepSearch(Optional<SavedSearch> save, Optional<String> forget)
        implements Message.Request<SearchesKept> {}
