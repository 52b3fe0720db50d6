package org.truflow.ui.search.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.truflow.search.SavedSearch;
import org.truflow.search.SavedSearches;
import org.truflow.ui.Problems;

/**
 * The searches that are kept, at all places. Call from any thread; everything happens on the lane, one thing after the other.
 */
final class SavedPresenter {
    private final Executor lane;
    private final Consumer<Saved> show;

    // On the lane only.
    private List<SavedSearches> places = List.of();
    private final Map<SavedSearches, List<SavedSearch>> kept = new HashMap<>();
    private Optional<String> failure = Optional.empty();

    /** @param place where it is kept */
    record Kept(SavedSearches place, SavedSearch search) {}

    /**
     * @param possible whether there is a place to keep searches at
     * @param failure what a place said that did not answer, for people
     */
    record Saved(List<Kept> kept, boolean possible, Optional<String> failure) {
        static final Saved NONE = new Saved(List.of(), false, Optional.empty());
    }

    SavedPresenter(Executor lane, Consumer<Saved> show) {
        this.lane = lane;
        this.show = show;
    }

    /** Says what places there are now. */
    void places(List<SavedSearches> now) {
        lane.execute(() -> {
            if (!now.equals(places)) {
                places = List.copyOf(now);
                kept.keySet().retainAll(places);
                publish();
            }
        });
    }

    /** Asks all places what they keep. */
    void refresh() {
        lane.execute(() -> places.forEach(place -> take(place, call(place::list))));
    }

    /** Keeps a search at every place. */
    void save(SavedSearch search) {
        lane.execute(() -> places.forEach(place -> take(place, call(() -> place.save(search)))));
    }

    void forget(Kept one) {
        lane.execute(() ->
                take(one.place(), call(() -> one.place().forget(one.search().name()))));
    }

    private interface Call {
        CompletionStage<List<SavedSearch>> run();
    }

    /** A place is somebody else's code: whatever it throws is a failure. */
    private static CompletionStage<List<SavedSearch>> call(Call call) {
        try {
            return call.run();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void take(SavedSearches place, CompletionStage<List<SavedSearch>> answer) {
        answer.whenComplete((searches, problem) -> lane.execute(() -> {
            failure = Optional.ofNullable(problem).map(why -> place.name() + ": " + Problems.message(why));
            if (searches != null && places.contains(place)) {
                kept.put(place, List.copyOf(searches));
            }
            publish();
        }));
    }

    private void publish() {
        var all = new ArrayList<Kept>();
        for (var place : places) {
            kept.getOrDefault(place, List.of()).forEach(search -> all.add(new Kept(place, search)));
        }
        show.accept(new Saved(List.copyOf(all), !places.isEmpty(), failure));
    }
}
