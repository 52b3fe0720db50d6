package org.truflow.share.local.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.content.ContentHasher;
import org.truflow.content.HashProgress;
import org.truflow.directory.Entry;
import org.truflow.id.ContentHash;
import org.truflow.share.CatalogVersion;

/** What the services promise to others. */
final class LocalSharesTest {
    private final Path temp;
    private final Path music;
    private Sharing sharing;

    LocalSharesTest(@TempDir Path all) throws IOException {
        temp = Files.createTempDirectory(all.toRealPath(), "t");
        music = Files.createDirectory(temp.resolve("music"));
        sharing = Sharing.in(temp);
    }

    @AfterEach
    void stop() {
        sharing.close();
    }

    @Test
    void lists_hashes_and_opens_what_is_in_a_folder() throws Exception {
        var bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        Files.write(Files.createDirectory(music.resolve("a")).resolve("long.ogg"), bytes);
        Sharing.write(music.resolve("short.txt"), "hello");
        Files.createDirectory(music.resolve("empty"));

        sharing.shares().publish(music, "");
        sharing.awaitSettled("music");

        assertEquals(
                Set.of("music", "music/a", "music/a/long.ogg", "music/short.txt", "music/empty"),
                sharing.mirror().paths());
        var expected = hash(music.resolve("a/long.ogg"));
        assertEquals(
                Optional.of(expected), sharing.mirror().file("music/a/long.ogg").content());
        try (var content = sharing.shares().open(expected).orElseThrow()) {
            var read = ByteBuffer.allocate(1000);
            content.read(2_000_001, read);
            assertEquals("long.ogg", content.name());
            assertEquals(bytes.length, content.size());
            assertEquals(3 * 32, content.pieceLayer().length);
            assertArrayEquals(Arrays.copyOfRange(bytes, 2_000_001, 2_001_001), read.array());
        }
        assertEquals(Optional.empty(), sharing.shares().open(ContentHash.of(new byte[32])));
    }

    @Test
    void counts_what_a_share_adds_up_to() throws Exception {
        Sharing.write(music.resolve("one"), "1");
        Sharing.write(music.resolve("sub/two"), "22");
        sharing.shares().publish(music, "m");
        sharing.awaitSettled("m");
        Sharing.write(music.resolve("sub/two"), "333");
        Files.delete(music.resolve("one"));
        sharing.awaitSettled("m");

        var share = sharing.share("m");

        assertEquals(1, share.files());
        assertEquals(3, share.bytes());
        assertEquals(1, share.hashedFiles());
        assertEquals(3, share.hashedBytes());
        assertEquals("", share.problem());
        assertEquals(music, share.root());
    }

    @Test
    void lists_by_pages_in_the_order_of_the_bytes_of_the_names() throws Exception {
        var names = List.of("B", "a", "b-1", "b", "z\uE000", "z\uD83D\uDE00", "\u00e9");
        for (var name : names) {
            Sharing.write(music.resolve(name), name);
        }
        Files.createDirectories(music.resolve("b.d/inner"));
        sharing.shares().publish(music, "");
        sharing.awaitSettled("music");

        var listed = new ArrayList<String>();
        var after = Optional.<String>empty();
        do {
            var page = sharing.shares().list("music", after, 3);
            assertTrue(page.entries().size() <= 3);
            page.entries().forEach(entry -> listed.add(entry.name()));
            after = page.next();
        } while (after.isPresent());

        assertEquals(List.of("B", "a", "b", "b-1", "b.d", "z\uE000", "z\uD83D\uDE00", "\u00e9"), listed);
        assertEquals(
                List.of(new Entry.Folder("inner")),
                sharing.shares().list("music/b.d", Optional.empty(), 10).entries());
        assertEquals(
                List.of(new Entry.Folder("music")),
                sharing.shares().list("", Optional.empty(), 1).entries());
        assertEquals(
                Optional.empty(), sharing.shares().list("", Optional.empty(), 1).next());
        assertThrows(NoSuchFileException.class, () -> sharing.shares().list("music/a", Optional.empty(), 1));
        assertThrows(NoSuchFileException.class, () -> sharing.shares().list("nothing", Optional.empty(), 1));
    }

    @Test
    void shares_a_single_file() throws Exception {
        var file = Sharing.write(music.resolve("song.ogg"), "la");
        Sharing.write(music.resolve("other.ogg"), "private");

        sharing.shares().publish(file, "");
        Sharing.await("it is hashed", () -> sharing.share("song.ogg").hashedFiles() == 1);
        assertEquals(Set.of("song.ogg"), sharing.pulled().paths());
        var first = sharing.mirror().file("song.ogg").content();
        assertTrue(sharing.shares().open(first.orElseThrow()).isPresent());
        assertEquals(
                "song.ogg",
                sharing.shares()
                        .list("", Optional.empty(), 5)
                        .entries()
                        .getFirst()
                        .name());

        Sharing.write(file, "lala");
        Sharing.await(
                "the change is found",
                () -> sharing.pulled().file("song.ogg").size() == 4
                        && sharing.mirror().file("song.ogg").content().isPresent());
        assertFalse(first.equals(sharing.mirror().file("song.ogg").content()));

        Files.delete(file);
        Sharing.await("it is gone", () -> sharing.pulled().paths().isEmpty());
        Sharing.write(file, "again");
        Sharing.await("it is back", () -> sharing.pulled().paths().contains("song.ogg"));
    }

    @Test
    void remembers_shares_over_a_restart_and_hashes_nothing_twice() throws Exception {
        for (var i = 0; i < 50; i++) {
            Sharing.write(music.resolve("d" + i % 5 + "/f" + i), "content " + i);
        }
        sharing.shares().publish(music, "Music");
        sharing.awaitSettled("Music");
        var before = sharing.shares().version();

        sharing.restart();
        Sharing.await("it was looked through", () -> !sharing.share("Music").scanning());

        assertEquals(50, sharing.share("Music").hashedFiles());
        assertEquals(before, sharing.shares().version());
        assertEquals(0, sharing.shares().engine().hashes().hashedFiles());
        assertFalse(sharing.shares().changes(before, 10).fresh());
        assertEquals(List.of(), sharing.shares().changes(before, 10).changes());
    }

    @Test
    void finds_what_changed_while_it_was_not_running() throws Exception {
        Sharing.write(music.resolve("kept"), "1");
        Sharing.write(music.resolve("changed"), "1");
        Sharing.write(music.resolve("gone/file"), "1");
        sharing.shares().publish(music, "");
        sharing.awaitSettled("music");

        sharing.close();
        Sharing.write(music.resolve("changed"), "2");
        Files.delete(music.resolve("gone/file"));
        Files.delete(music.resolve("gone"));
        Sharing.write(music.resolve("new/file"), "1");
        sharing.restart();
        sharing.awaitSettled("music");

        assertEquals(
                Set.of("music", "music/kept", "music/changed", "music/new", "music/new/file"),
                sharing.mirror().paths());
        assertEquals(2, sharing.shares().engine().hashes().hashedFiles());
        assertEquals(
                Optional.of(hash(music.resolve("changed"))),
                sharing.mirror().file("music/changed").content());
        assertEquals(1, sharing.mirror().freshStarts());
    }

    @Test
    void the_same_content_in_two_shares_is_there_until_the_last_copy_goes() throws Exception {
        var bytes = new byte[2_000_000];
        var one = music.resolve("one");
        Files.write(one, bytes);
        var two = temp.resolve("two");
        Files.write(Files.createDirectory(two).resolve("copy"), bytes);
        sharing.shares().publish(music, "");
        sharing.shares().publish(two, "");
        sharing.awaitSettled("music");
        sharing.awaitSettled("two");
        var content = hash(one);

        Files.delete(one);
        sharing.awaitSettled("music");
        try (var open = sharing.shares().open(content).orElseThrow()) {
            assertEquals("copy", open.name());
            assertEquals(64, open.pieceLayer().length);
        }

        Files.delete(two.resolve("copy"));
        sharing.awaitSettled("two");
        assertEquals(Optional.empty(), sharing.shares().open(content));
    }

    @Test
    void tells_listeners_after_changes_until_they_leave() throws Exception {
        var calls = new AtomicInteger();
        try (var _ = sharing.shares().subscribe(calls::incrementAndGet)) {
            sharing.shares().publish(music, "");
            Sharing.await(
                    "it was looked through and told",
                    () -> !sharing.share("music").scanning() && calls.get() > 0);

            var before = calls.get();
            for (var i = 0; i < 500; i++) {
                Sharing.write(music.resolve("f" + i), "1");
            }
            sharing.awaitSettled("music");
            Sharing.await("the listener heard of it", () -> calls.get() > before);
            assertTrue(calls.get() - before < 250, "merged into " + (calls.get() - before));
        }

        var after = calls.get();
        Sharing.write(music.resolve("more"), "1");
        sharing.awaitSettled("music");
        assertEquals(after, calls.get());
    }

    @Test
    void an_interrupted_asker_harms_nobody_else() throws Exception {
        Sharing.write(music.resolve("file"), "1");
        sharing.shares().publish(music, "");
        sharing.awaitSettled("music");

        var asker = Thread.ofPlatform().start(() -> {
            for (var i = 0; i < 200; i++) {
                Thread.currentThread().interrupt();
                try {
                    sharing.shares().changes(CatalogVersion.NONE, 10);
                } catch (IOException e) {
                    // It did not wait for the answer.
                }
            }
        });
        asker.join();

        assertEquals(
                2, sharing.shares().changes(CatalogVersion.NONE, 10).changes().size());
        sharing.restart();
        assertEquals(
                2, sharing.shares().changes(CatalogVersion.NONE, 10).changes().size());
    }

    static ContentHash hash(Path file) throws IOException {
        try (var pool = Executors.newSingleThreadExecutor()) {
            return new ContentHasher(pool, 1).hash(file, HashProgress.NONE).root();
        }
    }
}
