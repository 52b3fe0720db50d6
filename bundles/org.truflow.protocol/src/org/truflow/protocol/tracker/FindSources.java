package org.truflow.protocol.tracker;

import java.util.List;
import org.truflow.id.ContentHash;
import org.truflow.protocol.Message;

/** Asks who has each of {@code contents}, at most 1,000. */
public record FindSources(List<ContentHash> contents) implements Message.Request<SourcesFound> {
    public static final int MOST = 1_000;

    public FindSources {
        contents = List.copyOf(contents);
    }
}
