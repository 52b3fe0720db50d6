package org.truflow.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NonNullByDefault({})
class SyncedStoreTest {
    @TempDir
    Path temp;

    private Path file;

    @BeforeEach
    void name() {
        file = temp.resolve("some.mv");
    }

    private static void put(SyncedStore store, String key, int value) throws IOException {
        store.write(() -> {
            store.rows("numbers").put(key, new byte[] {(byte) value});
            return key;
        });
    }

    private static List<String> keys(SyncedStore store) throws IOException {
        return store.read(() -> {
            var keys = new ArrayList<String>();
            store.rows("numbers").look((key, _) -> keys.add(key));
            return keys;
        });
    }

    @Test
    void holds_what_was_written_when_it_is_opened_again() throws Exception {
        try (var store = SyncedStore.open(file)) {
            put(store, "b", 2);
            put(store, "a", 1);
        }

        try (var store = SyncedStore.open(file)) {
            assertEquals(List.of("a", "b"), keys(store));
            assertArrayEquals(
                    new byte[] {2},
                    store.read(() -> store.rows("numbers").get("b")).orElseThrow());
        }
    }

    @Test
    void a_copy_of_the_file_taken_at_any_moment_holds_all_that_was_acknowledged() throws Exception {
        try (var store = SyncedStore.open(file)) {
            for (var i = 0; i < 20; i++) {
                put(store, "%02d".formatted(i), i);
                var copy = temp.resolve("copy" + i + ".mv");
                Files.copy(file, copy);

                try (var other = SyncedStore.open(copy)) {
                    assertEquals(i + 1, keys(other).size());
                }
            }
        }
    }

    @Test
    void a_torn_tail_costs_no_more_than_the_last_changes() throws Exception {
        try (var store = SyncedStore.open(file)) {
            for (var i = 0; i < 50; i++) {
                put(store, "%02d".formatted(i), i);
            }
            Files.copy(file, temp.resolve("torn.mv"));
        }
        try (var channel = FileChannel.open(temp.resolve("torn.mv"), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 50);
        }

        try (var torn = SyncedStore.open(temp.resolve("torn.mv"))) {
            var keys = keys(torn);

            assertTrue(keys.size() >= 45, keys.size() + " are left");
            assertEquals("00", keys.getFirst());
        }
    }

    @Test
    void a_change_that_fails_did_nothing() throws Exception {
        try (var store = SyncedStore.open(file)) {
            put(store, "a", 1);

            assertThrows(
                    IOException.class,
                    () -> store.write(() -> {
                        store.rows("numbers").put("b", new byte[1]);
                        throw new IOException("no");
                    }));

            assertEquals(List.of("a"), keys(store));
            put(store, "c", 3);
            assertEquals(List.of("a", "c"), keys(store));
        }
    }

    @Test
    void an_interrupt_of_whoever_asks_closes_nothing() throws Exception {
        try (var store = SyncedStore.open(file)) {
            Thread.currentThread().interrupt();
            put(store, "a", 1);
            assertTrue(Thread.interrupted());

            put(store, "b", 2);

            assertEquals(List.of("a", "b"), keys(store));
        }
    }

    @Test
    void sets_nonsense_aside_and_begins_anew() throws Exception {
        Files.write(file, new byte[100_000]);

        try (var store = SyncedStore.open(file)) {
            put(store, "a", 1);
        }

        try (var files = Files.list(temp)) {
            assertEquals(
                    1,
                    files.filter(each -> each.toString().contains(".damaged-")).count());
        }
        try (var store = SyncedStore.open(file)) {
            assertEquals(List.of("a"), keys(store));
        }
    }

    @Test
    @SuppressWarnings("resource") // closed before its use
    void says_that_it_is_closed() throws Exception {
        var store = SyncedStore.open(file);
        store.close();

        assertThrows(IOException.class, () -> store.read(() -> 1));
    }
}
