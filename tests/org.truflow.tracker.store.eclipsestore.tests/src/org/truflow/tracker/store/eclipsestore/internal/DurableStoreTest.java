package org.truflow.tracker.store.eclipsestore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.store.StoredUser;

class DurableStoreTest {
    private static final CatalogVersion VERSION = new CatalogVersion(4, 2);

    @Test
    void everything_is_there_after_a_restart(@TempDir Path folder) throws Exception {
        try (var store = Samples.open(folder)) {
            fill(store);
        }
        try (var store = Samples.open(folder)) {
            assertFilled(store);
        }
    }

    @Test
    void everything_is_there_without_a_last_checkpoint(@TempDir Path folder, @TempDir Path copy) throws Exception {
        try (var store = Samples.open(folder)) {
            fill(store);
            copy(folder, copy);
        }
        try (var store = Samples.open(copy)) {
            assertFilled(store);
        }
    }

    @Test
    void what_is_put_later_is_seen_now_and_kept_at_the_next_checkpoint(@TempDir Path folder) throws Exception {
        var user = Samples.user("Ada", Samples.peer(1));
        var later = new StoredUser("Ada", "ada", user.peers(), user.registered(), Samples.TIME.plusSeconds(9));
        try (var store = Samples.open(folder)) {
            store.put(user);
            store.putLater(later);

            assertEquals(Optional.of(later), store.user("Ada"));
        }
        try (var store = Samples.open(folder)) {
            assertEquals(Optional.of(later), store.user("Ada"));
        }
    }

    @Test
    void a_removed_user_takes_the_catalogs_of_its_peers_along(@TempDir Path folder) throws Exception {
        try (var store = Samples.open(folder)) {
            store.put(Samples.user("Ada", Samples.peer(1), Samples.peer(2)));
            for (var peer = 1; peer <= 3; peer++) {
                store.apply(Samples.peer(peer), false, List.of(Samples.file("s/a")), VERSION);
            }

            store.remove("Ada");
            store.remove("nobody");

            assertEquals(List.of(), List.copyOf(store.users()));
            assertEquals(List.of(Samples.peer(3)), List.copyOf(store.catalogs()));
            assertEquals(CatalogVersion.NONE, store.version(Samples.peer(1)));
            assertThrows(NoSuchFileException.class, () -> store.list(Samples.peer(1), "", Optional.empty(), 5));
        }
    }

    @Test
    void a_change_that_is_refused_changes_nothing_and_harms_no_other(@TempDir Path folder) throws Exception {
        try (var store = Samples.open(folder)) {
            store.apply(Samples.peer(1), false, List.of(Samples.file("s/a")), VERSION);

            assertThrows(
                    IllegalArgumentException.class,
                    () -> store.apply(
                            Samples.peer(1),
                            true,
                            List.of(Samples.file("s/b"), Samples.file("s//c")),
                            CatalogVersion.NONE));

            assertEquals(VERSION, store.version(Samples.peer(1)));
            assertEquals(2, store.entries(Samples.peer(1)));
        }
    }

    @Test
    void one_process_at_a_time_has_the_folder(@TempDir Path folder) throws Exception {
        try (var store = Samples.open(folder)) {
            var failure =
                    assertThrows(IOException.class, () -> Samples.open(folder).close());

            assertTrue(String.valueOf(failure.getMessage()).contains("Another tracker uses " + folder));
            store.put(Samples.user("Ada"));
        }
        Samples.open(folder).close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 20, 40})
    void without_room_a_change_throws_and_is_not_made_and_later_ones_are(long room, @TempDir Path folder)
            throws Exception {
        var disk = new FaultyDisk();
        try (var store = DurableStore.open(folder, disk, Samples.USUAL)) {
            store.put(Samples.user("Ada"));
            disk.room = room;

            var failure = assertThrows(IOException.class, () -> store.put(Samples.user("Bob")));
            assertTrue(String.valueOf(failure.getMessage()).contains("No space left on device"));
            assertEquals(Optional.empty(), store.user("Bob"));
            assertThrows(
                    IOException.class, () -> store.apply(Samples.peer(1), true, List.of(Samples.file("s/a")), VERSION));
            assertEquals(List.of(), List.copyOf(store.catalogs()));

            disk.room = Long.MAX_VALUE;
            store.put(Samples.user("Eve"));
            var copy = Files.createDirectory(folder.resolve("copy"));
            copy(folder, copy);
            try (var again = Samples.open(copy)) {
                assertEquals(
                        List.of("Ada", "Eve"),
                        again.users().stream().map(StoredUser::name).sorted().toList());
            }
        }
    }

    @Test
    void when_syncing_fails_a_change_throws_and_is_not_made(@TempDir Path folder) throws Exception {
        var disk = new FaultyDisk();
        try (var store = DurableStore.open(folder, disk, Samples.USUAL)) {
            disk.syncFails = true;

            assertThrows(IOException.class, () -> store.put(Samples.user("Bob")));
            assertEquals(Optional.empty(), store.user("Bob"));

            disk.syncFails = false;
            store.put(Samples.user("Eve"));
            store.checkpoint();
        }
        try (var again = Samples.open(folder)) {
            assertEquals(
                    List.of("Eve"), again.users().stream().map(StoredUser::name).toList());
        }
    }

    @Test
    void changes_of_many_threads_share_a_sync(@TempDir Path folder) throws Exception {
        var writers = 16;
        var disk = new FaultyDisk();
        try (var store = DurableStore.open(folder, disk, Samples.USUAL)) {
            var started = new CountDownLatch(1);
            var released = new CountDownLatch(1);
            disk.beforeSync = () -> {
                started.countDown();
                await(released);
            };
            var before = disk.syncs.get();
            var threads = new ArrayList<Thread>();
            for (var i = 0; i < writers; i++) {
                var name = "user" + i;
                threads.add(Thread.ofPlatform().start(() -> putUnchecked(store, name)));
                await(started);
            }
            waitUntilAllWait(threads);

            released.countDown();
            for (var thread : threads) {
                thread.join(Duration.ofSeconds(20));
            }

            assertEquals(writers, store.users().size());
            assertEquals(2, disk.syncs.get() - before, "one for the first, one for all who came meanwhile");
        }
    }

    @Test
    void a_long_look_at_a_catalog_goes_on_while_the_graph_is_written_anew(@TempDir Path folder) throws Exception {
        var limits = new Limits(1 << 20, 1 << 20, 1, 0, Duration.ofHours(1));
        try (var store = DurableStore.open(folder, new LocalDisk(), limits)) {
            store.apply(Samples.peer(1), true, pages(5_000), VERSION);
            store.checkpoint();
            var seen = new ArrayList<String>();

            store.forEach(Samples.peer(1), entry -> {
                if (seen.size() == 100 || seen.size() == 3_000) {
                    rewrite(store);
                }
                seen.add(entry.path());
            });

            assertEquals(5_001, seen.size());
            assertEquals(5_001, store.entries(Samples.peer(1)));
            rewrite(store);
            try (var files = Files.list(folder)) {
                assertEquals(
                        1,
                        files.filter(file -> file.getFileName().toString().startsWith("graph-"))
                                .count());
            }
        }
        try (var again = Samples.open(folder)) {
            assertEquals(
                    5_001,
                    again.list(Samples.peer(1), "s", Optional.empty(), 9_000)
                                    .entries()
                                    .size()
                            + 1);
        }
    }

    @Test
    void refuses_to_start_without_a_file_that_was_safe(@TempDir Path folder) throws Exception {
        try (var store = Samples.open(folder)) {
            fill(store);
        }
        var data = folder.resolve("graph-1/channel_0/channel_0_1.dat");
        Files.move(data, folder.resolve("kept"));

        var failure = assertThrows(
                DamagedStoreException.class, () -> Samples.open(folder).close());

        assertTrue(String.valueOf(failure.getMessage()).contains(data.toString()));
        assertTrue(String.valueOf(failure.getMessage()).contains("backup"));
        Files.move(folder.resolve("kept"), data);
        try (var store = Samples.open(folder)) {
            assertFilled(store);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint", "journal-0000000001"})
    void refuses_to_start_when_what_leads_to_the_state_is_gone(String name, @TempDir Path folder, @TempDir Path copy)
            throws Exception {
        try (var store = Samples.open(folder)) {
            fill(store);
            copy(folder, copy);
        }
        Files.delete(copy.resolve(name));

        assertThrows(DamagedStoreException.class, () -> Samples.open(copy).close());
        assertTrue(Files.exists(copy.resolve("graph-1")));
    }

    @Test
    void begins_anew_after_a_crash_before_anything_was_stored(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("graph-1/channel_0"));
        Files.writeString(folder.resolve("graph-1/channel_0/channel_0_1.dat"), "half");
        Journal.create(folder, 1, new LocalDisk()).close();

        try (var store = Samples.open(folder)) {
            assertTrue(store.users().isEmpty());
            fill(store);
            assertFilled(store);
        }
    }

    @Test
    void a_checkpoint_leaves_one_short_journal(@TempDir Path folder) throws Exception {
        try (var store = Samples.open(folder)) {
            fill(store);
            store.checkpoint();

            try (var files = Files.list(folder)) {
                var journals = files.filter(
                                file -> file.getFileName().toString().startsWith("journal-"))
                        .toList();
                assertEquals(1, journals.size());
                assertEquals(JournalFormat.FILE_HEAD, Files.size(journals.getFirst()));
            }
            assertFalse(Files.exists(folder.resolve("journal-0000000001")));
        }
    }

    @Test
    @SuppressWarnings("resource")
    void a_closed_store_changes_nothing_any_more(@TempDir Path folder) throws Exception {
        var store = Samples.open(folder);
        store.close();

        assertThrows(IOException.class, () -> store.put(Samples.user("Ada")));
    }

    private static List<CatalogChange> pages(int files) {
        return IntStream.range(0, files)
                .mapToObj(i -> Samples.file(String.format("s/%06d", i)))
                .toList();
    }

    private static void rewrite(DurableStore store) {
        try {
            for (var i = 0; i < 3; i++) {
                store.apply(Samples.peer(2), true, pages(3_000), new CatalogVersion(9, i + 1));
                store.checkpoint();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(DurableStore store) throws IOException {
        store.put(Samples.user("Ada", Samples.peer(1)));
        store.put(Samples.user("Bob", Samples.peer(2)));
        store.put(Samples.ban("Mallory"));
        store.apply(Samples.peer(1), true, List.of(Samples.file("s/a/b"), Samples.folder("s/c")), VERSION);
        store.moveCatalog(Samples.peer(1), Samples.peer(4));
    }

    private static void assertFilled(DurableStore store) throws IOException {
        assertEquals(2, store.users().size());
        assertEquals(Optional.of(Samples.user("Ada", Samples.peer(1))), store.user("Ada"));
        assertEquals(List.of(Samples.ban("Mallory")), store.bans());
        assertEquals(List.of(Samples.peer(4)), List.copyOf(store.catalogs()));
        assertEquals(VERSION, store.version(Samples.peer(4)));
        assertEquals(4, store.entries(Samples.peer(4)));
        var listed = store.list(Samples.peer(4), "s/a", Optional.empty(), 10);
        assertEquals("b", listed.entries().getFirst().name());
    }

    static void copy(Path from, Path to) throws IOException {
        try (var tree = Files.walk(from)) {
            for (var file : tree.filter(file -> !file.startsWith(to)).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void putUnchecked(DurableStore store, String name) {
        try {
            store.put(Samples.user(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitUntilAllWait(List<Thread> threads) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!threads.stream().allMatch(thread -> thread.getState().name().contains("WAITING"))) {
            assertTrue(System.nanoTime() < deadline, "not all writers wait");
            Thread.onSpinWait();
        }
    }
}
