package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.event.Subscription;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.KeepSearch;
import org.truflow.protocol.tracker.SearchMatched;
import org.truflow.protocol.tracker.SearchesKept;
import org.truflow.search.Hit;
import org.truflow.search.SavedSearch;
import org.truflow.search.SavedSearches;
import org.truflow.search.query.BadQueryException;
import org.truflow.search.query.Highlights;
import org.truflow.search.query.SearchQuery;

/** The searches that a tracker keeps, and what it told of them. */
final class KeptSearches implements SavedSearches {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSearches.class);
    private static final int MOST_NEWS = 500;

    private final String name;
    private final Link link;
    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, String> queries = new ConcurrentHashMap<>();

    // Guarded by this.
    private final Deque<News> news = new ArrayDeque<>();

    KeptSearches(String name, Link link) {
        this.name = name;
        this.link = link;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletionStage<List<SavedSearch>> list() {
        return ask(new KeepSearch(Optional.empty(), Optional.empty()));
    }

    @Override
    public CompletionStage<List<SavedSearch>> save(SavedSearch search) {
        return ask(new KeepSearch(Optional.of(search), Optional.empty()));
    }

    @Override
    public CompletionStage<List<SavedSearch>> forget(String search) {
        return ask(new KeepSearch(Optional.empty(), Optional.of(search)));
    }

    @Override
    public synchronized List<News> news() {
        return List.copyOf(news);
    }

    @Override
    public Subscription subscribe(Consumer<News> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The tracker, or someone who pretends to be, tells what came. */
    void take(Session from, SearchMatched matched) {
        if (link.session().filter(session -> session == from).isEmpty()) {
            return;
        }
        for (var hit : matched.hits()) {
            var told = new News(matched.search(), marked(matched.search(), hit));
            synchronized (this) {
                news.add(told);
                if (news.size() > MOST_NEWS) {
                    news.removeFirst();
                }
            }
            listeners.forEach(listener -> tell(listener, told));
        }
    }

    private static void tell(Consumer<News> listener, News news) {
        try {
            listener.accept(news);
        } catch (RuntimeException e) {
            LOG.warn("A listener failed", e);
        }
    }

    private Hit marked(String search, Hit hit) {
        try {
            var query = Optional.ofNullable(queries.get(search));
            return query.isEmpty()
                    ? hit
                    : hit.withMarks(
                            Highlights.of(SearchQuery.parse(query.get(), LocalDate.now(ZoneOffset.UTC)), hit.name()));
        } catch (BadQueryException e) {
            return hit; // The tracker understands more than we do.
        }
    }

    private CompletionStage<List<SavedSearch>> ask(KeepSearch request) {
        try {
            return link.online().request(request).thenApplyAsync(this::kept, Thread::startVirtualThread);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new IOException("this cannot be asked: " + e.getMessage(), e));
        }
    }

    private List<SavedSearch> kept(SearchesKept answer) {
        answer.searches().forEach(search -> queries.put(search.name(), search.query()));
        return answer.searches();
    }
}
