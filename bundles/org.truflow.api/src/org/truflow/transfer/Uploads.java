package org.truflow.transfer;

import java.util.List;

/** What others fetch from here. Call from any thread; nothing waits. */
public interface Uploads {
    /** Returns the active ones. */
    List<Upload> active();

    /** Returns who fetches from here or waits for it, by name. */
    List<Fetcher> fetchers();

    /** Returns bytes served since the engine started. */
    long served();
}
