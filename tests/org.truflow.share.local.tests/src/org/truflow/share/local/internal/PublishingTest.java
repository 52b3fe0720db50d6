package org.truflow.share.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be shared, and what is left out of it. */
final class PublishingTest {
    private final Path temp;
    private final Path music;
    private Sharing sharing;

    PublishingTest(@TempDir Path all) throws IOException {
        temp = Files.createTempDirectory(all.toRealPath(), "t");
        music = Files.createDirectory(temp.resolve("music"));
        sharing = Sharing.in(temp);
    }

    @AfterEach
    void stop() {
        sharing.close();
    }

    @Test
    void refuses_what_cannot_be_shared() throws Exception {
        var shares = sharing.shares();
        shares.publish(music, "taken");
        var elsewhere = Files.createDirectory(temp.resolve("elsewhere"));

        assertThrows(NoSuchFileException.class, () -> shares.publish(temp.resolve("missing"), ""));
        assertThrows(IOException.class, () -> shares.publish(elsewhere, "taken"));
        for (var label : List.of("..", "a/b", "CON", "a\u202eb", "trailing.", "x".repeat(300), "a\0b", "/")) {
            assertThrows(IllegalArgumentException.class, () -> shares.publish(elsewhere, label), label);
        }
        assertThrows(IllegalArgumentException.class, () -> shares.publish(Path.of("/"), ""));
        assertThrows(IOException.class, () -> shares.publish(sharing.data(), "data"));
        assertThrows(IOException.class, () -> shares.publish(sharing.data().resolve("share"), "data"));
        var link = Files.createSymbolicLink(temp.resolve("link"), sharing.data());
        assertThrows(IOException.class, () -> shares.publish(link, ""));
        assertEquals(1, shares.all().size());
    }

    @Test
    void publishing_again_changes_nothing() throws Exception {
        Sharing.write(music.resolve("file"), "1");
        sharing.shares().publish(music, "");
        sharing.awaitSettled("music");
        var before = sharing.shares().version();

        sharing.shares().publish(music, "music");
        sharing.shares().publish(temp.resolve("./music"), "");

        assertEquals(before, sharing.shares().version());
        assertEquals(1, sharing.shares().all().size());
    }

    @Test
    void never_shares_its_own_data_nor_unfinished_downloads() throws Exception {
        Sharing.write(sharing.data().resolve("secret"), "key");
        Sharing.write(sharing.data().resolve("downloads/done"), "1");
        Sharing.write(sharing.data().resolve("downloads/file.truflow-part"), "1");
        Sharing.write(sharing.data().resolve("downloads/.truflow/state"), "1");

        sharing.shares().publish(temp, "all");
        sharing.shares().publish(sharing.data().resolve("downloads"), "");
        Sharing.await(
                "all is hashed",
                () -> sharing.shares().all().stream().allMatch(s -> !s.scanning() && s.files() == s.hashedFiles())
                        && sharing.share("downloads").files() == 1);

        assertEquals(
                Set.of("all", "all/music", "downloads", "downloads/done"),
                sharing.pulled().paths());
    }

    @Test
    void leaves_out_what_the_settings_exclude() throws Exception {
        for (var path : List.of(
                "a.tmp",
                "keep.txt",
                ".git/config",
                "sub/.git/x",
                "sub/b.tmp",
                "sub/keep",
                "build/out/x",
                "sub/build/x",
                "c.bak",
                "c.old")) {
            Sharing.write(music.resolve(path), "1");
        }
        sharing.close();
        sharing = Sharing.excluding(temp, "*.tmp, .git,/build/,*.{bak,old},[");

        sharing.shares().publish(music, "");
        Sharing.await("it was looked through", () -> !sharing.share("music").scanning());

        assertEquals(
                Set.of(
                        "music",
                        "music/keep.txt",
                        "music/sub",
                        "music/sub/keep",
                        "music/sub/build",
                        "music/sub/build/x"),
                sharing.pulled().paths());
        Sharing.write(music.resolve("late.tmp"), "1");
        Sharing.write(music.resolve("late"), "1");
        Sharing.await("the late one is seen", () -> sharing.pulled().paths().contains("music/late"));
        assertFalse(sharing.mirror().paths().contains("music/late.tmp"));
        sharing.close();
        sharing = Sharing.excluding(temp, "keep*");
        Sharing.await(
                "what is excluded now is taken out",
                () -> sharing.pulled().paths().contains("music/a.tmp")
                        && !sharing.mirror().paths().contains("music/keep.txt")
                        && !sharing.mirror().paths().contains("music/sub/keep"));
    }

    @Test
    void takes_a_share_back() throws Exception {
        Sharing.write(music.resolve("sub/file"), "1");
        var other = Sharing.write(temp.resolve("other/file"), "2").getParent();
        sharing.shares().publish(music, "");
        sharing.shares().publish(other, "");
        sharing.awaitSettled("music");
        sharing.awaitSettled("other");

        assertTrue(sharing.shares().unpublish("music"));
        assertFalse(sharing.shares().unpublish("music"));

        assertEquals(Set.of("other", "other/file"), sharing.pulled().paths());
        assertEquals(1, sharing.shares().all().size());
        assertThrows(NoSuchFileException.class, () -> sharing.shares().list("music", Optional.empty(), 1));
        assertEquals(Optional.empty(), sharing.shares().open(LocalSharesTest.hash(music.resolve("sub/file"))));
        assertTrue(Files.exists(music.resolve("sub/file")));
        sharing.restart();
        assertEquals(1, sharing.shares().all().size());

        sharing.shares().publish(other, "music");
        sharing.awaitSettled("music");
        assertEquals(
                Set.of("other", "other/file", "music", "music/file"),
                sharing.mirror().paths());
    }

    @Test
    void a_share_within_another_is_hashed_once() throws Exception {
        for (var i = 0; i < 20; i++) {
            Sharing.write(music.resolve("inner/f" + i), "content " + i);
        }
        sharing.shares().publish(music, "outer");
        sharing.awaitSettled("outer");

        sharing.shares().publish(music.resolve("inner"), "");
        sharing.awaitSettled("inner");
        assertEquals(20, sharing.shares().engine().hashes().hashedFiles());

        Sharing.write(music.resolve("inner/new"), "new");
        sharing.awaitSettled("outer");
        sharing.awaitSettled("inner");
        sharing.shares().unpublish("inner");
        Sharing.write(music.resolve("inner/late"), "late");
        sharing.awaitSettled("outer");
        assertTrue(sharing.mirror().paths().contains("outer/inner/late"));
    }
}
