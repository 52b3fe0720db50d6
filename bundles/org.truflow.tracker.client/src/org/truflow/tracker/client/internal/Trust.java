package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.DirectoryState;
import org.truflow.id.PeerId;
import org.truflow.identity.Pins;
import org.truflow.protocol.session.Session;

/** Whose key the tracker has to prove: the one chosen in the settings, or the first one that was met at its address. */
final class Trust {
    private static final Logger LOG = LoggerFactory.getLogger(Trust.class);

    private final String name;
    private final Optional<PeerId> chosen;
    private final Pins pins;

    /** @param name under which the tracker's key is kept */
    Trust(String name, Optional<PeerId> chosen, Pins pins) {
        this.name = name;
        this.chosen = chosen;
        this.pins = pins;
    }

    Optional<PeerId> expected() {
        return chosen.or(() -> pins.pinned(name));
    }

    /** A key that the expected one vouches for is the same tracker after it changed its key. */
    boolean accepts(Session session) {
        return expected()
                .map(id -> session.remote().equals(id) || session.formerly().contains(id))
                .orElse(true);
    }

    DirectoryState.Refused refusal(PeerId actual) {
        return new DirectoryState.Refused(
                "its id is " + actual + ", and not "
                        + expected().map(PeerId::toString).orElse("the one known")
                        + " as before: it was installed anew, its address now belongs to someone else, or someone is in between",
                "Ask the owner of the tracker for its id. If it is " + actual + ", start with --tracker-id " + actual
                        + " (tracker.id in the configuration file).");
    }

    /** Keeps the key of a tracker that took the registration. */
    void keep(Session session) {
        var id = session.remote();
        var known = pins.pinned(name);
        if (known.equals(Optional.of(id))) {
            return;
        }
        if (known.isEmpty() && chosen.isEmpty()) {
            LOG.info(
                    "first meeting with {}: its id is {}, compare it with what the owner says; it is asked for from now on",
                    name,
                    id);
        } else {
            LOG.info("{} has the id {} from now on", name, id);
        }
        try {
            pins.pin(name, id);
        } catch (IOException e) {
            LOG.warn("the id of {} cannot be kept, so that it is not recognised after a restart", name, e);
        }
    }
}
