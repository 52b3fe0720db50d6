package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.settings.Settings;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.Question;
import org.truflow.tracker.search.SearchIndex;
import org.truflow.tracker.search.Sight;

/**
 * The index as a service, in the folder {@code index} of the profile. An index that lost something and mended itself
 * goes and comes again as a service, so that the tracker compares every catalog with it.
 */
@Component(service = SearchIndex.class, name = LuceneSearchIndex.NAME)
public final class LuceneSearchIndex implements SearchIndex {
    static final String NAME = "org.truflow.tracker.search.lucene";

    /** A disk that is full makes every index fail: it is not tried more often than this. */
    private static final long SECONDS_BEFORE_COMING_AGAIN = 20;

    private final LuceneIndex index;
    private final ComponentContext context;

    @Activate
    public LuceneSearchIndex(@Reference Settings settings, ComponentContext context) throws IOException {
        this.context = context;
        index = new LuceneIndex(settings.data().resolve("index"), Clock.systemUTC(), this::comeAgainLater);
    }

    private void comeAgainLater() {
        CompletableFuture.delayedExecutor(SECONDS_BEFORE_COMING_AGAIN, TimeUnit.SECONDS)
                .execute(() -> {
                    context.disableComponent(NAME);
                    context.enableComponent(NAME);
                });
    }

    @Deactivate
    void close() throws IOException {
        index.close();
    }

    @Override
    public CatalogVersion version(PeerId owner) {
        return index.version(owner);
    }

    @Override
    public Set<PeerId> owners() {
        return index.owners();
    }

    @Override
    public void apply(PeerId owner, boolean fresh, List<CatalogChange> changes, CatalogVersion version)
            throws IOException {
        index.apply(owner, fresh, changes, version);
    }

    @Override
    public void drop(PeerId owner) throws IOException {
        index.drop(owner);
    }

    @Override
    public Matches search(Question question) throws IOException {
        return index.search(question);
    }

    @Override
    public Map<ContentHash, List<Match>> places(
            Collection<ContentHash> contents, int mostEach, Set<PeerId> preferred, Sight sight) throws IOException {
        return index.places(contents, mostEach, preferred, sight);
    }

    @Override
    public long entries() {
        return index.entries();
    }
}
