package org.truflow.tracker.store.eclipsestore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.share.CatalogVersion;

/** A copy that is made while changes go on is a store of its own. */
class BackupTest {

    @Test
    void holds_what_was_acknowledged_before_it_and_no_half_of_what_came_meanwhile(@TempDir Path folder)
            throws Exception {
        var written = new AtomicInteger();
        var over = new AtomicBoolean();
        int before;
        try (var store = Samples.open(folder.resolve("live"))) {
            var writer = Thread.ofPlatform().start(() -> write(store, written, over));
            while (written.get() < 300) {
                Thread.onSpinWait();
            }
            before = written.get();

            assertTrue(store.backup(folder.resolve("copy")) > 0);

            over.set(true);
            writer.join();
        }

        try (var copy = Samples.open(folder.resolve("copy"))) {
            var users = copy.users().size();
            assertTrue(users >= before && users <= written.get() + 1, users + " of " + before);
            for (var i = 0; i < before; i++) {
                var listed =
                        copy.list(Samples.peer(i), "s", Optional.empty(), 10).entries();
                assertEquals(
                        List.of("a" + i),
                        listed.stream().map(entry -> entry.name()).toList());
            }
            copy.put(Samples.user("Later", Samples.peer(1_000_000)));
        }
        try (var again = Samples.open(folder.resolve("copy"))) {
            assertTrue(again.user("Later").isPresent());
        }
        assertTrue(Files.exists(folder.resolve("copy").resolve("checkpoint")));
    }

    private static void write(DurableStore store, AtomicInteger written, AtomicBoolean over) {
        try {
            for (var i = 0; !over.get(); i++) {
                store.apply(Samples.peer(i), true, List.of(Samples.file("s/a" + i)), new CatalogVersion(1, i));
                store.put(Samples.user("user" + i, Samples.peer(i)));
                written.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
