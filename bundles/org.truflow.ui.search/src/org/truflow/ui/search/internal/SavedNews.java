package org.truflow.ui.search.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.event.Subscription;
import org.truflow.search.SavedSearches;
import org.truflow.ui.Commands;
import org.truflow.ui.Names;
import org.truflow.ui.Notice;
import org.truflow.ui.Notices;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/**
 * Hears what came to match the saved searches, whether the view is open or not: counts what nobody has looked at yet, and gives notice
 * of it, once for all that comes within a second. Call from any thread.
 */
@Component(service = SavedNews.class, immediate = true)
public final class SavedNews {
    private static final Texts TEXTS = Texts.of(SavedNews.class);
    private static final int NAMES_TOLD = 2;
    private static final int MOST_SEARCHES = 200;

    private final SearchPresenter.Delay delay;
    private final Consumer<Told> show;
    private final Map<SavedSearches, Subscription> places = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private final Map<String, Integer> unseen = new LinkedHashMap<>(); // guarded by itself
    private final Map<String, Told> untold = new LinkedHashMap<>(); // guarded by unseen

    private volatile @Nullable Notices notices;

    /** @param names of the first that came, made visible @param count of all that came */
    record Told(String search, List<String> names, int count) {
        Told and(String name) {
            var more = names.size() < NAMES_TOLD
                    ? Stream.concat(names.stream(), Stream.of(name)).toList()
                    : names;
            return new Told(search, more, count + 1);
        }
    }

    @Activate
    public SavedNews() {
        delay = (millis, task) ->
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(task);
        show = this::notice;
    }

    SavedNews(SearchPresenter.Delay delay, Consumer<Told> show) {
        this.delay = delay;
        this.show = show;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    @SuppressWarnings("resource") // closed when the place goes
    void addPlace(SavedSearches place) {
        places.put(place, place.subscribe(this::came));
    }

    void removePlace(SavedSearches place) {
        try (var _ = places.remove(place)) {
            // Nothing is heard of it any more.
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setNotices(Notices service) {
        notices = service;
    }

    void unsetNotices(Notices service) {
        if (notices == service) {
            notices = null;
        }
    }

    private void came(SavedSearches.News news) {
        boolean first;
        synchronized (unseen) {
            if (unseen.size() == MOST_SEARCHES && !unseen.containsKey(news.search())) {
                return; // No place keeps so many: somebody makes them up.
            }
            unseen.merge(news.search(), 1, Integer::sum);
            first = untold.isEmpty();
            var before = untold.getOrDefault(news.search(), new Told(news.search(), List.of(), 0));
            untold.put(news.search(), before.and(Visible.text(news.hit().name())));
        }
        if (first) {
            delay.after(1_000, this::tell);
        }
        listeners.forEach(Runnable::run);
    }

    private void tell() {
        List<Told> told;
        synchronized (unseen) {
            told = List.copyOf(untold.values());
            untold.clear();
        }
        told.forEach(show);
    }

    private void notice(Told told) {
        var to = notices;
        if (to != null) {
            to.show(new Notice(
                    Notice.Kind.SAVED_SEARCH,
                    TEXTS.get("news.title", Visible.text(told.search())),
                    text(told),
                    Optional.of(new Notice.Choice(TEXTS.get("news.show"), () -> run(told.search())))));
        }
    }

    /** What a search asks for only its place knows. */
    private void run(String search) {
        var display = Display.getCurrent();
        seen(search);
        places.keySet()
                .forEach(place -> place.list()
                        .thenAccept(kept -> kept.stream()
                                .filter(each -> each.name().equals(search))
                                .findFirst()
                                .ifPresent(each -> Ui.later(
                                        display, () -> Commands.run(Names.FIND, Map.of(Names.QUERY, each.query()))))));
    }

    private static String text(Told told) {
        var some = String.join(", ", told.names());
        var others = told.count() - told.names().size();
        return others > 0 ? TEXTS.get("news.more", some, others) : some;
    }

    /** Returns how many came that nobody looked at yet, by the name of the search. */
    Map<String, Integer> unseen() {
        synchronized (unseen) {
            return Map.copyOf(unseen);
        }
    }

    /** Says that somebody looks at a search now. */
    void seen(String search) {
        synchronized (unseen) {
            unseen.remove(search);
        }
        listeners.forEach(Runnable::run);
    }

    /** Calls {@code changed}, which must not wait, when something came or was seen. */
    Subscription subscribe(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }
}
