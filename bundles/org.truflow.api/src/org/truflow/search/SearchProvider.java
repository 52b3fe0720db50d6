package org.truflow.search;

import java.util.concurrent.CompletionStage;

/** Answers searches. Whiteboard: every provider is asked, and the answers are merged by content. Call from any thread. */
public interface SearchProvider {
    /** Returns what people call it, for example {@code tracker lab.example:1234}. */
    String name();

    /** @return fails with {@link java.io.IOException}, whose message a person understands; completes within a minute */
    CompletionStage<SearchPage> search(SearchRequest request);
}
