package org.truflow.chat.direct.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.chat.KeyState;
import org.truflow.chat.MessageState;

@NonNullByDefault({})
class NewKeyTest {
    @TempDir
    Path temp;

    private World world;
    private World.Node ann;
    private World.Node ben;

    @BeforeEach
    void start() throws Exception {
        world = new World(temp);
        ann = world.node("ann");
        ben = world.node("ben");
        ann.start();
        ben.start();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_new_key_has_to_be_accepted_before_anything_goes_on() throws Exception {
        ann.say("ben", "hello");
        ben.untilTexts("ann", "hello");
        World.until("ben to know the own key", () -> knowsItself(ben));
        var stranger = world.node("ben").start();

        World.until("ann to see the new key", () -> ann.chats.pendingKeys().contains("ben"));
        stranger.say("ann", "it is me, ben");
        ann.say("ben", "secret");
        assertTrue(ann.chats.conversation("ben").trouble().contains("new key"));
        assertEquals(Set.of(stranger.id), ann.pending("ben"));
        assertEquals(List.of("hello"), ben.texts("ann"));

        ann.chats.acceptKeys("ben", Set.of(stranger.id));

        ben.untilTexts("ann", "hello", "secret");
        World.until("what waited to arrive there", () -> stranger.texts("ann").contains("secret"));
        World.until("the other to be heard", () -> ann.texts("ben").contains("it is me, ben"));
    }

    private static boolean knowsItself(World.Node node) {
        try {
            return node.chats.conversation(node.user).keys().equals(new KeyState.Known(Set.of(node.id)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void what_waits_goes_to_the_key_that_took_the_place_of_another() throws Exception {
        ann.say("ben", "one");
        ann.untilState("ben", 0, MessageState.Delivered.class);
        ben.stop();
        ann.say("ben", "two");
        world.rename(ben, "");
        var fresh = world.node("ben").start();
        World.until("ann to see the new key", () -> ann.chats.pendingKeys().contains("ben"));
        assertEquals(List.of(), fresh.texts("ann"));

        ann.chats.acceptKeys("ben", ann.pending("ben"));

        fresh.untilTexts("ann", "two");
        assertEquals(
                new KeyState.Known(Set.of(fresh.id)),
                ann.chats.conversation("ben").keys());
    }
}
