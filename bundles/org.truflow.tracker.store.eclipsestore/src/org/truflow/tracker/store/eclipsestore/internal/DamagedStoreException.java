package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.file.Path;

/** What was durable once cannot be read any more; no crash or loss of power does that. */
final class DamagedStoreException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedStoreException(Path where, String what) {
        super("The tracker's state is damaged at " + where + ": " + what
                + ". Nothing was changed. Stop the tracker and restore its store folder from a backup, or move the"
                + " folder away to begin anew: people then register again, and their peers send their catalogs"
                + " again.");
    }
}
