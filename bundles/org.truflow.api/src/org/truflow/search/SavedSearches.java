package org.truflow.search;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.truflow.event.Subscription;

/**
 * Searches kept at one place, matched there against everything that comes. Whiteboard: one service for each place. Call
 * from any thread; stages fail with {@link java.io.IOException}, whose message a person understands.
 */
public interface SavedSearches {
    /** Returns what people call the place, for example {@code tracker lab.example:1234}. */
    String name();

    /** Returns what is kept. */
    CompletionStage<List<SavedSearch>> list();

    /** Keeps a search, instead of one of the same name if there is one. @return what is kept then */
    CompletionStage<List<SavedSearch>> save(SavedSearch search);

    /** Forgets a search. @return what is kept then */
    CompletionStage<List<SavedSearch>> forget(String name);

    /** Returns what matched lately, the newest last; at most some hundred are remembered. */
    List<News> news();

    /** Calls {@code listener} with what came to match, one call at a time, on an engine thread. */
    Subscription subscribe(Consumer<News> listener);

    /** @param search name of the search that {@code hit} came to match */
    record News(String search, Hit hit) {}
}
