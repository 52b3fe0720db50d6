package org.truflow.tracker.search;

import org.truflow.id.PeerId;

/**
 * What one person may see. An index asks it once for each share that turns up in a search, not for each file, and never
 * lets a file of a share be found, counted or told that it does not see. Called on the thread that searches, often, so
 * it must not wait.
 */
@FunctionalInterface
public interface Sight {
    /** Sees everything. */
    Sight ALL = (_, _) -> true;

    /** @param share label of the share, the first component of its paths */
    boolean sees(PeerId owner, String share);
}
