package org.truflow.protocol.tracker;

import java.util.List;
import java.util.Map;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.protocol.Message;

/** Contents that nobody has are missing; at most 50 sources each, those online first. No more than a {@link PageBudget} lets in. */
public record SourcesFound(Map<ContentHash, List<Source>> sources) implements Message {
    public static final int MOST_EACH = 50;

    public SourcesFound {
        sources = Map.copyOf(sources);
    }
}
