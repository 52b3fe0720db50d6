package org.truflow.ui.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.ui.search.internal.Shelf.hit;
import static org.truflow.ui.search.internal.Shelf.place;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.truflow.event.Subscription;
import org.truflow.search.SavedSearch;
import org.truflow.search.SavedSearches;

class SavedTest {
    private static final SavedSearch BACH = new SavedSearch("bach", "bach type:audio");

    private final Keeper keeper = new Keeper();
    private final List<SavedPresenter.Saved> shown = new ArrayList<>();
    private final SavedPresenter presenter = new SavedPresenter(Runnable::run, shown::add);
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<SavedNews.Told> told = new ArrayList<>();
    private final SavedNews news = new SavedNews((_, task) -> later.add(task), told::add);

    /** Keeps searches in memory. */
    private static final class Keeper implements SavedSearches {
        private final List<SavedSearch> kept = new ArrayList<>();
        private final List<Consumer<News>> listeners = new ArrayList<>();
        private Optional<IOException> failure = Optional.empty();

        @Override
        public String name() {
            return "tracker lab";
        }

        @Override
        public CompletionStage<List<SavedSearch>> list() {
            return failure.<CompletionStage<List<SavedSearch>>>map(CompletableFuture::failedFuture)
                    .orElseGet(() -> CompletableFuture.completedFuture(List.copyOf(kept)));
        }

        @Override
        public CompletionStage<List<SavedSearch>> save(SavedSearch search) {
            kept.removeIf(other -> other.name().equals(search.name()));
            kept.add(search);
            return list();
        }

        @Override
        public CompletionStage<List<SavedSearch>> forget(String name) {
            kept.removeIf(other -> other.name().equals(name));
            return list();
        }

        @Override
        public List<News> news() {
            return List.of();
        }

        @Override
        public Subscription subscribe(Consumer<News> listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }

        void comes(String search, String name) {
            listeners.forEach(listener ->
                    listener.accept(new News(search, hit(name, name.hashCode(), 1, place("ada", true)))));
        }
    }

    @Test
    void a_search_is_kept_shown_and_forgotten() {
        presenter.places(List.of(keeper));
        presenter.save(BACH);
        assertEquals(
                List.of(new SavedPresenter.Kept(keeper, BACH)), shown.getLast().kept());

        presenter.forget(shown.getLast().kept().getFirst());
        assertEquals(List.of(), shown.getLast().kept());
        assertTrue(shown.getLast().possible());
    }

    @Test
    void a_place_that_does_not_answer_says_so_and_what_it_kept_stays() {
        presenter.places(List.of(keeper));
        presenter.save(BACH);
        keeper.failure = Optional.of(new IOException("not connected"));

        presenter.refresh();

        assertEquals(Optional.of("tracker lab: not connected"), shown.getLast().failure());
        assertEquals(1, shown.getLast().kept().size());
    }

    @Test
    void a_place_that_goes_takes_its_searches_along() {
        presenter.places(List.of(keeper));
        presenter.save(BACH);

        presenter.places(List.of());

        assertEquals(new SavedPresenter.Saved(List.of(), false, Optional.empty()), shown.getLast());
    }

    @Test
    void what_comes_is_counted_until_somebody_looks_and_told_once_for_all() {
        news.addPlace(keeper);
        keeper.comes("bach", "one.mp3");
        keeper.comes("bach", "two\u202e.mp3");
        keeper.comes("bach", "three.mp3");
        assertEquals(Map.of("bach", 3), news.unseen());
        assertEquals(List.of(), told);

        later.remove().run();
        assertEquals(List.of(new SavedNews.Told("bach", List.of("one.mp3", "two\\u202e.mp3"), 3)), told);
        assertTrue(later.isEmpty());

        news.seen("bach");
        assertEquals(Map.of(), news.unseen());
    }

    @Test
    void a_place_that_is_gone_is_not_heard() {
        news.addPlace(keeper);
        news.removePlace(keeper);

        keeper.comes("bach", "one.mp3");

        assertEquals(Map.of(), news.unseen());
    }

    @Test
    void names_without_end_are_not_counted_without_end() {
        news.addPlace(keeper);
        for (var i = 0; i < 1_000; i++) {
            keeper.comes("search " + i, "x");
        }

        assertEquals(200, news.unseen().size());
    }
}
