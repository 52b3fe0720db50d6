package org.truflow.send.direct.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.send.SendingState;
import org.truflow.settings.SendSettings;

/** Folders that hold what cannot be sent. */
@NonNullByDefault({})
class UnsendableTest {
    @TempDir
    Path temp;

    private World world;
    private World.Node ann;
    private World.Node ben;
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        world = new World(temp);
        ann = world.node("ann");
        ann.chosen.put(SendSettings.FILES, 4);
        ann.start();
        ben = world.node("ben").start();
        folder = Files.createDirectories(temp.resolve("folder"));
        Files.writeString(folder.resolve("a.txt"), "hello");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void links_below_what_was_chosen_are_left_out_and_told() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), temp);
        var chosen = Files.createSymbolicLink(temp.resolve("chosen"), folder);
        var sent = ann.sends.send("ben", List.of(chosen)).id();

        ben.sends.accept(ben.asked().id(), Optional.empty());

        ann.untilSent(sent, SendingState.Completed.class);
        assertEquals(1, ann.sending(sent).leftOut());
        assertEquals("hello", Files.readString(ben.downloads.resolve("chosen/a.txt")));
        assertTrue(Files.notExists(ben.downloads.resolve("chosen/link")));
    }

    @Test
    void a_name_that_cannot_be_told_fails_and_says_which() throws Exception {
        Files.writeString(folder.resolve("bad\nname"), "x");

        var sent = ann.sends.send("ben", List.of(folder)).id();

        ann.untilSent(sent, SendingState.Failed.class);
        var failed =
                assertInstanceOf(SendingState.Failed.class, ann.sending(sent).state());
        assertTrue(failed.message().contains("rename it"), failed.message());
    }

    @Test
    void more_files_than_allowed_fail_and_say_what_to_do() throws Exception {
        for (var i = 0; i < 5; i++) {
            Files.writeString(folder.resolve("file" + i), "x");
        }

        var sent = ann.sends.send("ben", List.of(folder)).id();

        ann.untilSent(sent, SendingState.Failed.class);
        assertTrue(ann.sending(sent).state().toString().contains("send.files"));
        assertEquals(0, ben.open().size());
    }
}
