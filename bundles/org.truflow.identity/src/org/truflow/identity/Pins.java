package org.truflow.identity;

import java.io.IOException;
import java.util.Optional;
import org.truflow.id.PeerId;

/** Whom we met where: the first key seen under a name is kept, and asked for ever after. Kept in the data folder. Call from any thread. */
public interface Pins {
    /** @param name what was met, for example {@code tracker lab.example:1234} */
    Optional<PeerId> pinned(String name);

    /** Keeps {@code peer} under {@code name}, durably; replaces an older one. */
    void pin(String name, PeerId peer) throws IOException;

    /** Forgets; does nothing if there is none. */
    void unpin(String name) throws IOException;
}
