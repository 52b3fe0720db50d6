package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.ContentHash;
import org.truflow.share.ContentProvider;
import org.truflow.share.OpenContent;

/**
 * What this machine has already as a whole, under whatever name: it is copied instead of fetched. Providers may come and go at
 * any time. Call from threads that may wait for the disk.
 */
public final class LocalContents {
    private static final Logger LOG = LoggerFactory.getLogger(LocalContents.class);

    private final List<ContentProvider> providers = new CopyOnWriteArrayList<>();

    public void add(ContentProvider provider) {
        if (!provider.partial()) {
            providers.add(provider);
        }
    }

    public void remove(ContentProvider provider) {
        providers.remove(provider);
    }

    /** Returns whether it is here. */
    public boolean has(ContentHash content) {
        var found = open(content);
        found.ifPresent(OpenContent::close);
        return found.isPresent();
    }

    /** Returns what the content is called here. */
    public Optional<String> name(ContentHash content) {
        return open(content).map(found -> {
            try (found) {
                return found.name();
            }
        });
    }

    /** Opens it, if it is here and can be read. */
    public Optional<OpenContent> open(ContentHash content) {
        for (var provider : providers) {
            try {
                var found = provider.open(content);
                if (found.isPresent()) {
                    return found;
                }
            } catch (IOException | RuntimeException e) {
                LOG.debug("{} is here and cannot be read", content, e);
            }
        }
        return Optional.empty();
    }
}
