package org.truflow.ui.app.internal;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.profile.Profile;
import org.truflow.profile.StartException;
import org.truflow.settings.PeerSettings;

/** One run of the workbench: its profile, and what it was started with. For the UI thread. */
final class WorkbenchSession {
    private static final Logger LOG = LoggerFactory.getLogger(WorkbenchSession.class);

    private final Profile profile;
    private final WorkbenchOptions options;
    private final PrintStream out;

    WorkbenchSession(Profile profile, WorkbenchOptions options, PrintStream out) {
        this.profile = profile;
        this.options = options;
        this.out = out;
    }

    Profile profile() {
        return profile;
    }

    /** Returns the link that was given as an argument. */
    Optional<String> link() {
        return Optional.ofNullable(options.link);
    }

    /** Returns whether nobody has said yet who uses this profile. */
    boolean first() {
        try {
            return options.name == null && profile.read().get(PeerSettings.NAME).isEmpty();
        } catch (StartException e) {
            LOG.warn("the settings cannot be read", e);
            return false;
        }
    }

    /**
     * Starts the engines, or starts them anew. They come up on threads of their own.
     *
     * @param more settings to keep, by key
     * @throws StartException if a setting cannot be
     */
    void start(Map<String, String> more) throws StartException {
        var given = new HashMap<>(options.given());
        given.putAll(more);
        profile.start(given);
    }

    /** Says on the output that the window is there; scripts and tests wait for it. */
    void ready() {
        LOG.info("the window is open");
        out.println("ready workbench data=" + profile.folder());
    }
}
