package org.truflow.tracker.server.internal.accounts;

import java.io.IOException;
import java.util.List;
import org.truflow.tracker.AuditEntry;

/** Where it is written who changed what. */
public interface Audit extends AutoCloseable {

    /**
     * Writes what is about to be done, durably.
     *
     * @param by who does it; {@code owner} in the tracker's own shell
     * @param action one word
     * @param whom it is done to
     * @throws IOException if it cannot be written; then it must not be done
     */
    void write(String by, String action, String whom, String detail) throws IOException;

    /** Returns the last entries, the newest last. */
    List<AuditEntry> last(int most) throws IOException;

    @Override
    void close();
}
