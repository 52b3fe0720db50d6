package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.tracker.AuditEntry;
import org.truflow.tracker.server.internal.accounts.AddressRange;
import org.truflow.tracker.server.internal.accounts.AuditLog;

/** The log in its files, and ranges of addresses. */
final class AuditLogTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

    @Test
    void holds_what_was_written_over_a_restart_and_a_line_cut_off(@TempDir Path folder) throws Exception {
        try (var log = new AuditLog(folder, CLOCK, 1_000_000, 2)) {
            log.write("owner", "ban", "zoe", "noise\tand\nmore");
        }
        Files.writeString(folder.resolve("audit.log"), "2026-11-20T12:00:00Z\town", StandardOpenOption.APPEND);
        try (var log = new AuditLog(folder, CLOCK, 1_000_000, 2)) {
            log.write("ann", "password", "ann", "set");

            assertEquals(
                    List.of(
                            new AuditEntry(CLOCK.instant(), "owner", "ban", "zoe", "noise and more"),
                            new AuditEntry(CLOCK.instant(), "ann", "password", "ann", "set")),
                    log.last(10));
            assertEquals("ann", log.last(1).getFirst().by());
        }
    }

    @Test
    void keeps_the_newest_files_only(@TempDir Path folder) throws Exception {
        try (var log = new AuditLog(folder, CLOCK, 500, 3)) {
            for (var i = 0; i < 100; i++) {
                log.write("owner", "role", "user" + i, "member");
            }

            var last = log.last(1_000);
            assertEquals("user99", last.getLast().whom());
            assertTrue(last.size() > 10 && last.size() < 40, () -> "kept " + last.size());
            for (var i = 0; i < last.size(); i++) {
                assertEquals("user" + (100 - last.size() + i), last.get(i).whom());
            }
        }
        try (var files = Files.list(folder)) {
            assertEquals(3, files.count());
        }
    }

    @Test
    void a_range_holds_the_addresses_that_begin_as_it_does() {
        assertTrue(AddressRange.parse("192.0.2.0/24").holds(new InetSocketAddress("192.0.2.255", 1)));
        assertFalse(AddressRange.parse("192.0.2.0/24").holds(new InetSocketAddress("192.0.3.0", 1)));
        assertTrue(AddressRange.parse("192.0.2.128/25").holds(new InetSocketAddress("192.0.2.200", 1)));
        assertFalse(AddressRange.parse("192.0.2.128/25").holds(new InetSocketAddress("192.0.2.127", 1)));
        assertTrue(AddressRange.parse("192.0.2.7").holds(new InetSocketAddress("192.0.2.7", 1)));
        assertTrue(AddressRange.parse("0.0.0.0/0").holds(new InetSocketAddress("203.0.113.5", 1)));
        assertTrue(AddressRange.parse("2001:db8::/33").holds(new InetSocketAddress("2001:db8:7fff::1", 1)));
        assertFalse(AddressRange.parse("2001:db8::/33").holds(new InetSocketAddress("2001:db8:8000::1", 1)));
        assertFalse(AddressRange.parse("::/0").holds(new InetSocketAddress("192.0.2.7", 1)));
        assertEquals(AddressRange.parse("192.0.2.0/24"), AddressRange.parse("192.0.2.77/24"));
        for (var text :
                List.of("", "lab.example/8", "192.0.2.0/33", "192.0.2.0/-1", "1.2.3/8", "::/129", "x", "1.2.3.999")) {
            assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text), text);
        }
    }
}
