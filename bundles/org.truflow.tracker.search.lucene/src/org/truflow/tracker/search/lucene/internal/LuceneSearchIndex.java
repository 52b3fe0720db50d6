package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.settings.Settings;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.SearchIndex;

/** The index as a service, in the folder {@code index} of the profile. */
@Component(service = SearchIndex.class)
public final class LuceneSearchIndex implements SearchIndex {
    private final LuceneIndex index;

    @Activate
    public LuceneSearchIndex(@Reference Settings settings) throws IOException {
        index = new LuceneIndex(settings.data().resolve("index"), Clock.systemUTC());
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
    public void apply(PeerId owner, boolean fresh, List<CatalogChange> changes, CatalogVersion version) throws IOException {
        index.apply(owner, fresh, changes, version);
    }

    @Override
    public void drop(PeerId owner) throws IOException {
        index.drop(owner);
    }

    @Override
    public Matches search(String query, int limit, Optional<String> cursor) throws IOException {
        return index.search(query, limit, cursor);
    }

    @Override
    public Map<ContentHash, List<Match>> places(Collection<ContentHash> contents, int mostEach, Set<PeerId> preferred)
            throws IOException {
        return index.places(contents, mostEach, preferred);
    }

    @Override
    public long entries() {
        return index.entries();
    }
}
