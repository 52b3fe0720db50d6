package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.truflow.directory.Listing;
import org.truflow.protocol.Message;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.Browse;
import org.truflow.protocol.tracker.Browsed;
import org.truflow.protocol.tracker.CatalogApplied;
import org.truflow.protocol.tracker.FindSources;
import org.truflow.protocol.tracker.Found;
import org.truflow.protocol.tracker.Locate;
import org.truflow.protocol.tracker.Located;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.protocol.tracker.Register;
import org.truflow.protocol.tracker.Registered;
import org.truflow.protocol.tracker.Search;
import org.truflow.protocol.tracker.SourcesFound;
import org.truflow.search.SearchPage;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/** What a tracker is to one peer, with every answer open to change. */
final class ScriptedTracker implements MessageHandlers {
    final Map<String, CatalogChange> catalog = new TreeMap<>();
    final ConcurrentLinkedQueue<Message> asked = new ConcurrentLinkedQueue<>();
    volatile CatalogVersion held = CatalogVersion.NONE;
    volatile SourcesFound sources = new SourcesFound(Map.of());
    volatile Found found = new Found(new SearchPage(List.of(), Optional.empty(), false));
    volatile Located located = new Located(List.of());
    volatile List<PresenceChanged> welcome = List.of(new PresenceChanged(true, List.of(), List.of()));
    private final ConcurrentHashMap<Class<?>, Function<Message, IOException>> refusals = new ConcurrentHashMap<>();
    private volatile Optional<Session> session = Optional.empty();

    /** Has requests of a type fail, until {@link #accept}. */
    void refuse(Class<? extends Message> type, Function<Message, IOException> failure) {
        refusals.put(type, failure);
    }

    void accept(Class<? extends Message> type) {
        refusals.remove(type);
    }

    void push(PresenceChanged change) {
        session.orElseThrow().push(change);
    }

    long count(Class<? extends Message> type) {
        return asked.stream().filter(type::isInstance).count();
    }

    @Override
    public List<Handler<?>> handlers() {
        return List.of(
                MessageHandlers.onRequest(Register.class, this::register),
                MessageHandlers.onRequest(ApplyCatalog.class, this::apply),
                MessageHandlers.onRequest(Browse.class, (_, request) -> {
                    hear(request);
                    return new Browsed(new Listing(List.of(), Optional.empty()));
                }),
                MessageHandlers.onRequest(Search.class, (_, request) -> {
                    hear(request);
                    return found;
                }),
                MessageHandlers.onRequest(FindSources.class, (_, request) -> {
                    hear(request);
                    return sources;
                }),
                MessageHandlers.onRequest(Locate.class, (_, request) -> {
                    hear(request);
                    return located;
                }));
    }

    private void hear(Message request) throws IOException {
        asked.add(request);
        var refusal = Optional.ofNullable(refusals.get(request.getClass()));
        if (refusal.isPresent()) {
            throw refusal.get().apply(request);
        }
    }

    private Registered register(Session from, Register request) throws IOException {
        hear(request);
        session = Optional.of(from);
        welcome.forEach(from::push);
        return new Registered(request.name(), "The lab", held);
    }

    private synchronized CatalogApplied apply(Session from, ApplyCatalog page) throws IOException {
        hear(page);
        if (page.fresh() || page.since().equals(held)) {
            if (page.fresh()) {
                catalog.clear();
            }
            for (var change : page.changes()) {
                if (change instanceof CatalogChange.Removed) {
                    catalog.remove(change.path());
                } else {
                    catalog.put(change.path(), change);
                }
            }
            held = page.version();
        }
        return new CatalogApplied(held);
    }

    synchronized int entries() {
        return catalog.size();
    }
}
