package org.truflow.share.local.internal.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/** What is left of the index after a crash of anything. */
final class IndexCrashTest {
    private static final int FEW = 10;
    private static final Stamp KEY = ShareIndexTest.stamp(0);

    private final Path folder;
    private ShareIndex index;

    IndexCrashTest(@TempDir Path all) throws IOException {
        folder = Files.createTempDirectory(all, "t");
        index = open();
    }

    private ShareIndex open() throws IOException {
        var opened = ShareIndex.open(folder, FEW, 1);
        opened.admit("a");
        opened.putFolder("a", KEY);
        return opened;
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void a_second_process_is_refused() {
        assertThrows(IOException.class, () -> ShareIndex.open(folder, FEW, 1));
    }

    @Test
    void a_file_of_nonsense_is_set_aside() throws IOException {
        var version = index.version();
        index.close();
        for (var nonsense :
                List.of("", "nonsense", "H:2,block:0,blockSize:1000,chunk:0,created:0,format:9,version:0\n")) {
            Files.writeString(folder.resolve("index.mv"), nonsense.repeat(5_000));
            index = open();

            assertNotEquals(version.epoch(), index.version().epoch());
            assertEquals(List.of("a"), paths(CatalogVersion.NONE));
            index.close();
        }
        assertTrue(Files.exists(folder.resolve("index.mv.damaged")));
    }

    @Test
    void a_file_cut_off_anywhere_opens_with_an_earlier_state_or_anew() throws IOException {
        for (var i = 0; i < 300; i++) {
            index.putFile("a/f" + i, ShareIndexTest.stamp(i));
            if (i % 20 == 0) {
                index.commit();
            }
        }
        index.close();
        var whole = Files.readAllBytes(folder.resolve("index.mv"));
        var random = new Random(5);
        for (var round = 0; round < 30; round++) {
            Files.write(folder.resolve("index.mv"), Arrays.copyOf(whole, random.nextInt(whole.length)));
            index = open();
            try {
                index.putFile("a/more", ShareIndexTest.stamp(1));
                assertTrue(paths(CatalogVersion.NONE).contains("a/more"));
            } catch (RuntimeException e) {
                assertTrue(IndexFile.damaged(e) || IndexFile.failed(e), e::toString);
            } finally {
                index.abandon();
            }
        }
    }

    @Test
    void a_crash_of_the_machine_sends_everyone_back_to_the_beginning_and_a_shutdown_does_not() throws IOException {
        index.putFile("a/x", ShareIndexTest.stamp(1));
        var told = index.changes(CatalogVersion.NONE, 100).version();
        index.close();
        index = ShareIndex.open(folder, FEW, 2);
        assertFalse(index.changes(told, 100).fresh());

        index.abandon();
        index = ShareIndex.open(folder, FEW, 3);

        assertTrue(index.changes(told, 100).fresh());
        assertEquals(List.of("a", "a/x"), paths(CatalogVersion.NONE));
    }

    @Test
    void what_others_were_told_survives_a_crash_of_the_process() throws IOException {
        index.putFile("a/x", ShareIndexTest.stamp(1));
        var told = index.changes(CatalogVersion.NONE, 100);
        index.putFile("a/untold", ShareIndexTest.stamp(1));

        index.abandon();
        index = ShareIndex.open(folder, FEW, 1);

        assertEquals(told.version().epoch(), index.version().epoch());
        assertFalse(index.changes(told.version(), 100).fresh());
        assertEquals(List.of("a", "a/x"), paths(CatalogVersion.NONE).subList(0, 2));
    }

    @Test
    void a_folder_half_cleared_by_a_crash_is_cleared_later() throws IOException {
        index.putFolder("a/f", KEY);
        for (var i = 0; i < 20; i++) {
            index.putFile("a/f/" + i, ShareIndexTest.stamp(1));
        }
        index.remove("a/f");
        index.purge(5);
        index.commit();
        index.abandon();
        index = open();

        purge();
        index.putFolder("a/f", KEY);

        assertEquals(List.of(), index.tree().children("a/f", null, 100));
        assertEquals(Totals.NONE, index.totals("a"));
    }

    @Test
    void everything_is_there_again_after_closing() throws IOException {
        index.putFile("a/x", ShareIndexTest.stamp(1));
        index.putHash("a/x", ShareIndexTest.stamp(1), ShareIndexTest.tree("x"), true);
        index.putFile("a/y", new Stamp(7, -5, Long.MAX_VALUE, 1, 2));
        index.remove("a/x");
        index.putFile("a/x", ShareIndexTest.stamp(3));
        var before = index.changes(CatalogVersion.NONE, 100);
        var totals = index.totals("a");

        index.close();
        index = ShareIndex.open(folder, FEW, 1);

        assertEquals(before, index.changes(CatalogVersion.NONE, 100));
        assertEquals(totals, index.totals("a"));
        assertEquals(new Stamp(7, -5, Long.MAX_VALUE, 1, 2), file("a/y").stamp());
    }

    @Test
    void a_file_scribbled_over_anywhere_opens_all_the_same() throws IOException {
        for (var i = 0; i < 300; i++) {
            index.putFile("a/f" + i, ShareIndexTest.stamp(i));
            if (i % 20 == 0) {
                index.commit();
            }
        }
        index.close();
        var whole = Files.readAllBytes(folder.resolve("index.mv"));
        var random = new Random(6);
        for (var round = 0; round < 60; round++) {
            var damaged = whole.clone();
            for (var spots = random.nextInt(20); spots >= 0; spots--) {
                var nonsense = new byte[1 + random.nextInt(2_000)];
                random.nextBytes(nonsense);
                System.arraycopy(nonsense, 0, damaged, random.nextInt(whole.length - nonsense.length), nonsense.length);
            }
            Files.write(folder.resolve("index.mv"), damaged);
            index = ShareIndex.open(folder, FEW, 1);
            try {
                index.admit("a");
                index.putFolder("a", KEY);
                for (var i = 0; i < 300; i++) {
                    index.putFile("a/f" + i, ShareIndexTest.stamp(i + 1));
                }
            } catch (RuntimeException e) {
                assertTrue(IndexFile.failed(e), e::toString);
            } finally {
                index.abandon();
            }
        }
    }

    @Test
    void a_chunk_that_claims_more_pages_than_it_has_room_for_is_refused() {
        var file = new CheckedFile(Map.of());

        assertEquals(2, file.createChunk("chunk:5,block:2,len:2,pages:10,toc:f80").len);
        for (var nonsense : List.of(
                "len:1,pages:7fffffff,toc:80",
                "len:1,pages:ffffffff,toc:80",
                "len:1,pages:2,toc:fffffff0",
                "len:1,pages:2,toc:ff8",
                "len:0,pages:1,toc:0")) {
            var metadata = "chunk:5,block:2," + nonsense;
            assertThrows(MVStoreException.class, () -> file.createChunk(metadata), nonsense);
        }
    }

    private void purge() {
        index.purgeAll(() -> true);
    }

    private Row.File file(String path) {
        var file = index.file(path);
        if (file == null) {
            throw new AssertionError("no file " + path);
        }
        return file;
    }

    private List<String> paths(CatalogVersion since) {
        return index.changes(since, 1000).changes().stream()
                .map(change -> change instanceof CatalogChange.Removed ? "-" + change.path() : change.path())
                .toList();
    }
}
