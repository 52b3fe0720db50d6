package org.truflow.tracker.server.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.truflow.tracker.AuditEntry;
import org.truflow.tracker.server.internal.accounts.Audit;

/** An audit log that forgets everything at the end. */
final class MemoryAudit implements Audit {
    private final List<AuditEntry> entries = new ArrayList<>();

    @Override
    public synchronized void write(String by, String action, String whom, String detail) {
        entries.add(new AuditEntry(Instant.EPOCH, by, action, whom, detail));
    }

    @Override
    public synchronized List<AuditEntry> last(int most) {
        return List.copyOf(entries.subList(Math.max(0, entries.size() - most), entries.size()));
    }

    @Override
    public void close() {}
}
