package org.truflow.content;

/** Watches a file being hashed. Called from all threads that hash it, several at once, after every 256 KiB or so. */
@FunctionalInterface
public interface HashProgress {
    /** Neither watches nor cancels. */
    HashProgress NONE = _ -> true;

    /**
     * @param bytes hashed since the last call, by this thread
     * @return false to stop hashing
     */
    boolean hashed(long bytes);
}
