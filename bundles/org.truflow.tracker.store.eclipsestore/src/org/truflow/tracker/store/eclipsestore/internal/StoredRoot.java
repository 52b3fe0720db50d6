package org.truflow.tracker.store.eclipsestore.internal;

/** The root of the graph. Fields are what Eclipse Store keeps: a change here needs a new {@link #FORM}. */
final class StoredRoot {
    static final int FORM = 1;

    final int form = FORM;
    final StoredShard[] shards = new StoredShard[Touched.SHARDS];
    /** Holds one of each type, so that the type dictionary is whole before the first checkpoint and never rewritten. */
    final StoredCatalog sample = StoredCatalog.sample();

    StoredRoot() {
        for (var i = 0; i < shards.length; i++) {
            shards[i] = new StoredShard();
        }
    }
}
