package org.truflow.protocol.tracker;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.protocol.Message;

/**
 * Asks who has each of {@code contents}, at most 1,000.
 *
 * @param begun places in {@code contents} of those that the asker is fetching and of which it hands out pieces, not to be
 *     changed; empty if it does not know what partial sources are
 */
public record FindSources(List<ContentHash> contents, Optional<BitSet> begun) implements Message.Request<SourcesFound> {
    public static final int MOST = 1_000;

    public FindSources {
        contents = List.copyOf(contents);
    }

    /** Asks for those who have all of a content. */
    public FindSources(List<ContentHash> contents) {
        this(contents, Optional.empty());
    }
}
