package org.truflow.chat.direct.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.chat.Card;
import org.truflow.chat.ChatEvent;
import org.truflow.chat.Chats;
import org.truflow.chat.Draft;
import org.truflow.chat.MessageState;
import org.truflow.id.ContentHash;
import org.truflow.settings.ChatSettings;

@NonNullByDefault({})
class DirectChatTest {
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
    void what_is_said_arrives_and_the_sender_sees_it_delivered_and_read() throws Exception {
        var said = ann.say("ben", "hello");

        ben.untilTexts("ann", "hello");
        var got = ben.messages("ann").getFirst();
        assertEquals(said.id(), got.id());
        assertEquals("ann", got.author());
        assertEquals(ann.id, got.from());
        assertEquals(said.time(), got.time());
        assertInstanceOf(MessageState.Received.class, got.state());
        ann.untilState("ben", 0, MessageState.Delivered.class);
        assertEquals(1, ben.chats.conversation("ann").unread());

        ben.chats.markRead("ann", got.id());

        ann.untilState("ben", 0, MessageState.Read.class);
        assertEquals(0, ben.chats.conversation("ann").unread());
    }

    @Test
    void nothing_is_told_of_reading_if_somebody_wants_it_so() throws Exception {
        ben.chosen.put(ChatSettings.TELL_READ, false);
        ann.say("ben", "hello");
        ben.untilTexts("ann", "hello");

        ben.chats.markRead("ann", ben.messages("ann").getFirst().id());
        ben.say("ann", "later");

        ann.untilTexts("ben", "hello", "later");
        assertInstanceOf(
                MessageState.Delivered.class, ann.messages("ben").getFirst().state());
    }

    @Test
    void cards_and_replies_arrive_whole() throws Exception {
        var first = ann.say("ben", "what?");
        ben.untilTexts("ann", "what?");
        var cards = List.<Card>of(
                new Card.File("a.bin", 7, ContentHash.of(new byte[32])),
                new Card.Folder("b", 8, 2, "ben", "x/b", Optional.empty()));

        ben.chats.send("ann", new Draft("", Optional.of(first.id()), cards));

        ann.untilTexts("ben", "what?", "");
        assertEquals(cards, ann.messages("ben").getLast().cards());
        assertEquals(Optional.of(first.id()), ann.messages("ben").getLast().replyTo());
    }

    @Test
    void edits_and_deletes_arrive_and_only_of_own_messages() throws Exception {
        var one = ann.say("ben", "one");
        var two = ann.say("ben", "two");
        ben.untilTexts("ann", "one", "two");

        assertThrows(IOException.class, () -> ben.chats.edit("ann", one.id(), "mine"));
        ann.chats.edit("ben", one.id(), "ONE");
        ann.chats.delete("ben", two.id());

        ben.untilTexts("ann", "ONE", "");
        assertTrue(ben.messages("ann").getFirst().edited().isPresent());
        assertTrue(ben.messages("ann").getLast().deleted().isPresent());
    }

    @Test
    void what_is_said_while_the_other_is_away_waits_and_arrives_in_order_after_restarts_of_both() throws Exception {
        ann.say("ben", "0");
        ben.untilTexts("ann", "0");
        ben.stop();
        for (var i = 1; i < 100; i++) {
            ann.say("ben", String.valueOf(i));
        }
        assertTrue(ann.chats.conversation("ben").queued() >= 99);
        ann.stop();
        ann.start();

        ben.start();

        World.until("all to arrive", () -> ben.texts("ann").size() == 100);
        for (var i = 0; i < 100; i++) {
            assertEquals(String.valueOf(i), ben.texts("ann").get(i));
        }
        untilNothingWaits();
    }

    @Test
    void each_arrives_once_and_in_order_while_connections_break_and_engines_restart() throws Exception {
        var random = new Random(5);
        var fromAnn = new ArrayList<String>();
        var fromBen = new ArrayList<String>();
        for (var i = 0; i < 200; i++) {
            ann.say("ben", "a" + i);
            fromAnn.add("a" + i);
            ben.say("ann", "b" + i);
            fromBen.add("b" + i);
            if (random.nextInt(10) == 0) {
                world.wire.cut(random.nextBoolean() ? ann.id : ben.id);
            }
            if (i % 50 == 25) {
                var one = i % 100 == 25 ? ann : ben;
                one.stop();
                one.start();
            }
        }

        World.until(
                "all to arrive",
                () -> ann.texts("ben").size() == 400 && ben.texts("ann").size() == 400);
        assertEquals(
                fromAnn,
                ben.texts("ann").stream().filter(text -> text.startsWith("a")).toList());
        assertEquals(
                fromBen,
                ann.texts("ben").stream().filter(text -> text.startsWith("b")).toList());
    }

    @Test
    void both_devices_of_both_have_the_whole_conversation() throws Exception {
        stop();
        world = new World(temp.resolve("four"));
        ann = world.node("ann");
        ben = world.node("ben");
        var ann2 = world.node("ann");
        var ben2 = world.node("ben");
        for (var node : List.of(ann, ben, ann2, ben2)) {
            node.start();
        }

        ann.say("ben", "from the desk");
        for (var node : List.of(ben, ben2)) {
            node.untilTexts("ann", "from the desk");
        }
        ann2.untilTexts("ben", "from the desk");
        ben2.say("ann", "to the couch");
        for (var node : List.of(ann, ann2)) {
            node.untilTexts("ben", "from the desk", "to the couch");
        }
        ben.untilTexts("ann", "from the desk", "to the couch");

        assertTrue(ben.messages("ann").getLast().own());
        ann2.untilState("ben", 0, MessageState.Delivered.class);
        ann2.chats.markRead("ben", ann2.messages("ben").getLast().id());
        World.until("the other device to know what was read", () -> unread(ann, "ben") == 0);
        ben.untilState("ann", 1, MessageState.Read.class);
    }

    private void untilNothingWaits() {
        World.until("nothing to wait", () -> {
            try {
                return ann.chats.conversation("ben").queued() == 0;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static int unread(World.Node node, String with) {
        try {
            return node.chats.conversation(with).unread();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void the_words_to_compare_are_the_same_on_both_sides_and_others_for_others() throws Exception {
        var carl = world.node("carl").start();

        var words = ann.chats.safetyWords(ben.id);

        assertEquals(12, words.size());
        assertEquals(words, ben.chats.safetyWords(ann.id));
        assertFalse(words.equals(ann.chats.safetyWords(carl.id)));
    }

    @Test
    void typing_is_seen_and_ends_with_what_was_typed() throws Exception {
        ann.say("ben", "hello");
        ben.untilTexts("ann", "hello");
        ann.untilState("ben", 0, MessageState.Delivered.class);
        var heard = new LinkedBlockingQueue<Boolean>();
        try (var _ = ben.chats.subscribe(event -> {
            if (event instanceof ChatEvent.Turned turned) {
                heard.add(turned.conversation().typing());
            }
        })) {
            ann.chats.typing("ben", true);
            assertEquals(true, heard.poll(20, TimeUnit.SECONDS));

            ann.say("ben", "done");

            World.until("typing to end", () -> Boolean.FALSE.equals(heard.poll()));
        }
    }

    @Test
    void says_what_happened_in_order() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        try (var _ = ben.chats.subscribe(event -> {
            if (event instanceof ChatEvent.Said said) {
                heard.add(said.message().text());
            }
        })) {
            ann.say("ben", "one");
            ann.say("ben", "two");

            assertEquals("one", heard.poll(20, TimeUnit.SECONDS));
            assertEquals("two", heard.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void refuses_what_cannot_be_said() {
        assertThrows(IOException.class, () -> ann.say("ben", "  "));
        assertThrows(IOException.class, () -> ann.say("ben", "x".repeat(Chats.MOST_TEXT + 1)));
        assertThrows(IOException.class, () -> ann.say("nobody", "x"));
        assertThrows(IOException.class, () -> ann.say("ann", "x"));
        assertThrows(IOException.class, () -> ann.chats.edit("ben", UUID.randomUUID(), "x"));
        assertThrows(IOException.class, () -> ann.chats.acceptKeys("ben", Set.of(ann.id)));
    }

    @Test
    void takes_the_longest_message_and_no_more_than_may_wait() throws Exception {
        var longest = "ü".repeat(Chats.MOST_TEXT / 2);
        ann.say("ben", longest);
        untilNothingWaits();
        ann.stop();
        ann.chosen.put(ChatSettings.QUEUED, 3);
        ben.stop();
        ann.start();

        for (var i = 0; i < 3; i++) {
            ann.say("ben", "x");
        }

        var refused = assertThrows(IOException.class, () -> ann.say("ben", "x"));
        assertTrue(refused.getMessage().contains("too many"), refused.getMessage());
    }

    @Test
    void lists_conversations_and_forgets_them() throws Exception {
        world.node("carl").start();
        ann.say("ben", "1");
        ann.untilState("ben", 0, MessageState.Delivered.class);
        ann.say("carl", "2");

        assertEquals(
                Set.of("carl", "ben"),
                Set.copyOf(ann.chats.conversations().stream()
                        .map(each -> each.user())
                        .toList()));
        ann.chats.clear("ben");
        World.until("the cleared one to be gone", () -> names(ann).equals(List.of("carl")));
    }

    private static List<String> names(World.Node node) {
        try {
            return node.chats.conversations().stream().map(each -> each.user()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
