package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.Question;
import org.truflow.tracker.search.SearchIndex;
import org.truflow.tracker.search.Sight;

/** An index that finds paths which contain the query, and can be broken or stopped. */
final class MemoryIndex implements SearchIndex {
    private final Map<PeerId, TreeMap<String, CatalogChange>> entries = new HashMap<>();
    private final Map<PeerId, CatalogVersion> versions = new HashMap<>();
    private final AtomicInteger largestPage = new AtomicInteger();
    private volatile boolean broken;
    private volatile boolean stopped;

    void broken(boolean now) {
        broken = now;
    }

    void stop() {
        stopped = true;
    }

    int largestPage() {
        return largestPage.get();
    }

    private void work() throws IOException {
        if (stopped) {
            throw new IllegalStateException("the index is closed");
        }
        if (broken) {
            throw new IOException("no space left on device");
        }
    }

    @Override
    public synchronized CatalogVersion version(PeerId owner) {
        return versions.getOrDefault(owner, CatalogVersion.NONE);
    }

    @Override
    public synchronized Set<PeerId> owners() {
        return Set.copyOf(entries.keySet());
    }

    @Override
    public synchronized void apply(PeerId owner, boolean fresh, List<CatalogChange> changes, CatalogVersion version)
            throws IOException {
        work();
        largestPage.accumulateAndGet(changes.size(), Math::max);
        var catalog = entries.computeIfAbsent(owner, _ -> new TreeMap<>());
        if (fresh) {
            catalog.clear();
        }
        for (var change : changes) {
            if (change instanceof CatalogChange.Removed) {
                catalog.remove(change.path());
                catalog.subMap(change.path() + "/", change.path() + "0").clear();
            } else {
                catalog.put(change.path(), change);
            }
        }
        versions.put(owner, version);
    }

    @Override
    public synchronized void drop(PeerId owner) throws IOException {
        work();
        entries.remove(owner);
        versions.remove(owner);
    }

    @Override
    public synchronized Matches search(Question question) throws IOException {
        work();
        var query = question.query().text();
        var from = question.cursor().map(Integer::parseInt).orElse(0);
        var groups = new ArrayList<Group>();
        entries.forEach((owner, catalog) -> catalog.values().stream()
                .filter(change -> change.path().contains(query)
                        && question.sight().sees(owner, change.path().split("/")[0]))
                .forEach(change -> groups.add(new Group(List.of(new Match(owner, change)), 1))));
        var to = Math.min(groups.size(), from + question.limit());
        return new Matches(
                groups.subList(from, to),
                to < groups.size() ? Optional.of(Integer.toString(to)) : Optional.empty(),
                false,
                Optional.empty());
    }

    @Override
    public synchronized Map<ContentHash, List<Match>> places(
            Collection<ContentHash> contents, int mostEach, Set<PeerId> preferred, Sight sight) throws IOException {
        work();
        var places = new HashMap<ContentHash, List<Match>>();
        entries.forEach((owner, catalog) -> catalog.values().forEach(change -> {
            if (change instanceof CatalogChange.File file) {
                file.content()
                        .filter(contents::contains)
                        .filter(_ -> sight.sees(owner, file.path().split("/")[0]))
                        .ifPresent(content -> places.computeIfAbsent(content, _ -> new ArrayList<>())
                                .add(new Match(owner, file)));
            }
        }));
        return places;
    }

    @Override
    public synchronized long entries() {
        return entries.values().stream().mapToLong(TreeMap::size).sum();
    }
}
