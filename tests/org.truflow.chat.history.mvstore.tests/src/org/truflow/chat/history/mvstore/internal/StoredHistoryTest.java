package org.truflow.chat.history.mvstore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.chat.Card;
import org.truflow.chat.ConversationId;
import org.truflow.chat.Message;
import org.truflow.chat.MessageState;
import org.truflow.chat.history.Change;
import org.truflow.chat.history.Format;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.settings.ChatSettings;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;

@NonNullByDefault({})
class StoredHistoryTest {
    private static final ConversationId BEN = new ConversationId.Person("ben");
    private static final ConversationId ROOM = new ConversationId.Room("tracker lab:1234", "ben");
    private static final PeerId PEER = new PeerId(new Sha256(1, 2, 3, 4));
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    Path temp;

    private final Map<Setting<?>, Object> chosen = new HashMap<>();
    private Instant clock = NOW;
    private StoredHistory history;

    @BeforeEach
    void open() throws IOException {
        history = new StoredHistory(
                new Settings() {
                    @Override
                    public Path data() {
                        return temp;
                    }

                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> T get(Setting<T> setting) {
                        return (T) chosen.getOrDefault(setting, setting.fallback());
                    }
                },
                Clock.fixed(clock, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        history.stop();
    }

    private void again() throws IOException {
        history.stop();
        open();
    }

    private static Message message(String text, boolean own) {
        return message(text, own, NOW, List.of());
    }

    private static Message message(String text, boolean own, Instant kept, List<Card> cards) {
        return new Message(
                UUID.randomUUID(),
                0,
                own ? "anna" : "ben",
                PEER,
                own,
                NOW,
                kept,
                text,
                Optional.empty(),
                cards,
                Optional.empty(),
                Optional.empty(),
                own ? new MessageState.Queued() : new MessageState.Received());
    }

    private Message say(String text, boolean own) throws IOException {
        return history.apply(BEN, List.of(new Change.Say(message(text, own)))).getFirst();
    }

    private List<String> texts() throws IOException {
        return history.page(BEN, Long.MAX_VALUE, 1_000).stream()
                .map(Message::text)
                .toList();
    }

    @Test
    void keeps_all_of_a_message() throws Exception {
        var hash = ContentHash.of(new byte[32]);
        var cards = List.<Card>of(
                new Card.File("größe.bin", 1L << 40, hash),
                new Card.Folder("Bach", 300, 2, "ann", "Music/Bach", Optional.of("tracker lab:1234")));
        var said = message("\ud83d\ude00 *x*\n\u202e", true, NOW, cards);

        history.apply(BEN, List.of(new Change.Say(said)));
        again();

        var kept = history.find(BEN, said.id()).orElseThrow();
        assertEquals(1, kept.place());
        assertEquals(cards, kept.cards());
        assertEquals(said.text(), kept.text());
        assertEquals(NOW, kept.time());
        assertEquals(said.state(), kept.state());
        assertEquals(List.of(kept), history.page(BEN, Long.MAX_VALUE, 10));
    }

    @Test
    void keeps_each_message_once_and_in_order_however_often_it_is_said() throws Exception {
        var changes = new ArrayList<Change>();
        for (var i = 0; i < 30; i++) {
            changes.add(new Change.Say(message(String.valueOf(i), i % 2 == 0)));
        }

        history.apply(BEN, changes);
        again();
        history.apply(BEN, changes.reversed());

        assertEquals(30, texts().size());
        assertEquals("0", texts().getFirst());
        assertEquals("29", texts().getLast());
        assertEquals(
                List.of("20", "21"),
                history.page(BEN, 23, 2).stream().map(Message::text).toList());
        assertEquals(15, history.summary(BEN).unread());
    }

    @Test
    void conversations_have_nothing_to_do_with_one_another() throws Exception {
        say("to ben", true);
        history.apply(ROOM, List.of(new Change.Say(message("in the room", false))));
        history.apply(new ConversationId.Person("ben2"), List.of(new Change.Say(message("other", false))));

        assertEquals(List.of("to ben"), texts());
        assertEquals(3, history.summaries().size());
        history.clear(BEN);
        assertEquals(1, history.page(ROOM, Long.MAX_VALUE, 10).size());
    }

    @Test
    void edits_and_deletes_leave_a_trace_and_come_in_any_order() throws Exception {
        var one = say("one", true);

        history.apply(BEN, List.of(new Change.Edit(one.id(), "later", NOW.plusSeconds(2))));
        history.apply(BEN, List.of(new Change.Edit(one.id(), "earlier", NOW.plusSeconds(1))));
        assertEquals(List.of("later"), texts());
        history.apply(BEN, List.of(new Change.Delete(one.id(), NOW.plusSeconds(3))));
        history.apply(BEN, List.of(new Change.Edit(one.id(), "back", NOW.plusSeconds(9))));

        var left = history.find(BEN, one.id()).orElseThrow();
        assertEquals("", left.text());
        assertEquals(NOW.plusSeconds(3), left.deleted().orElseThrow());
        assertTrue(history.apply(BEN, List.of(new Change.Edit(UUID.randomUUID(), "x", NOW)))
                .isEmpty());
    }

    @Test
    void marks_go_forward_only() throws Exception {
        var one = say("one", true);
        var two = say("two", true);
        var three = say("three", true);

        history.apply(BEN, List.of(new Change.Delivered(one.id(), NOW), new Change.Delivered(three.id(), NOW)));
        history.apply(BEN, List.of(new Change.ReadByOther(three.id(), NOW.plusSeconds(1))));
        history.apply(BEN, List.of(new Change.Delivered(one.id(), NOW.plusSeconds(9))));

        assertEquals(
                new MessageState.Read(NOW.plusSeconds(1)),
                history.find(BEN, one.id()).orElseThrow().state());
        assertInstanceOf(
                MessageState.Queued.class,
                history.find(BEN, two.id()).orElseThrow().state());
        history.apply(BEN, List.of(new Change.Delivered(two.id(), NOW)));
        history.apply(BEN, List.of(new Change.ReadByOther(two.id(), NOW.plusSeconds(2))));
        assertInstanceOf(
                MessageState.Read.class,
                history.find(BEN, two.id()).orElseThrow().state());
    }

    @Test
    void counts_what_was_not_shown_here() throws Exception {
        say("a", false);
        var second = say("b", false);
        say("c", true);
        say("d", false);

        history.apply(BEN, List.of(new Change.ReadHere(second.id())));

        assertEquals(1, history.summary(BEN).unread());
        assertEquals(2, history.summary(BEN).readUpTo());
    }

    @Test
    void finds_words_as_a_search_for_files_does() throws Exception {
        say("Das Café in Größe XXL", false);
        say("nothing here", true);
        say("word ".repeat(2_000) + "needle", true);
        history.apply(ROOM, List.of(new Change.Say(message("CAFE au lait", false))));

        assertEquals(1, history.search("cafe grosse", Optional.of(BEN), 10).size());
        assertEquals(2, history.search("caf", Optional.empty(), 10).size());
        assertEquals(1, history.search("NEEDLE", Optional.of(BEN), 10).size());
        assertEquals(0, history.search("cafe needle", Optional.empty(), 10).size());
        assertEquals(0, history.search(" . ", Optional.empty(), 10).size());
    }

    @Test
    void finds_nothing_of_what_was_deleted_or_changed() throws Exception {
        var one = say("first words", true);
        history.apply(BEN, List.of(new Change.Edit(one.id(), "other words", NOW)));

        assertEquals(0, history.search("first", Optional.empty(), 10).size());
        history.apply(BEN, List.of(new Change.Delete(one.id(), NOW)));
        assertEquals(0, history.search("words", Optional.empty(), 10).size());
    }

    @Test
    void exports_for_people_without_tricks_and_for_programs_as_it_came() throws Exception {
        say("hello\nanna: I owe you \u202e100\u001b[2J", false);
        say("{\"json\": 1}", true);
        var text = new StringBuilder();
        var json = new StringBuilder();

        history.export(BEN, Format.TEXT, text);
        history.export(BEN, Format.JSON, json);

        assertTrue(text.toString().contains("ben: hello\n    anna: I owe you \\u202e100\\u001b[2J\n"), text.toString());
        assertEquals(2, json.toString().lines().count());
        assertTrue(json.toString().contains("\"text\":\"{\\\"json\\\": 1}\""), json.toString());
        assertTrue(json.toString().contains("\"state\":\"queued\""), json.toString());
    }

    @Test
    void what_was_cleared_does_not_come_back_when_it_is_delivered_again() throws Exception {
        var said = message("hello", false);
        history.apply(BEN, List.of(new Change.Say(said)));

        history.clear(BEN);
        history.apply(BEN, List.of(new Change.Say(said)));

        assertEquals(List.of(), texts());
        assertEquals(0, history.summary(BEN).unread());
        assertEquals(2, say("next", false).place());
    }

    @Test
    void keeps_messages_for_as_long_as_was_chosen() throws Exception {
        var old = NOW.minus(Duration.ofDays(10));
        history.apply(BEN, List.of(new Change.Say(message("old", false, old, List.of()))));
        history.apply(ROOM, List.of(new Change.Say(message("old", false, old, List.of()))));
        say("new", false);

        history.keep(ROOM, Optional.of(20));
        chosen.put(ChatSettings.KEEP_DAYS, 5);
        history.forgetOld();

        assertEquals(List.of("new"), texts());
        assertEquals(1, history.summary(BEN).unread());
        assertEquals(1, history.page(ROOM, Long.MAX_VALUE, 10).size());
        assertEquals(5, history.summary(BEN).keepDays());
        history.keep(ROOM, Optional.empty());
        assertEquals(0, history.page(ROOM, Long.MAX_VALUE, 10).size());
    }

    @Test
    void tells_of_changes_and_no_more_once_nobody_wants_to_know() throws Exception {
        var heard = new java.util.concurrent.LinkedBlockingQueue<ConversationId>();
        try (var _ = history.subscribe(heard::add)) {
            say("a", false);

            assertEquals(BEN, heard.poll(10, java.util.concurrent.TimeUnit.SECONDS));
        }
        heard.clear();
        say("b", false);
        history.stop();
        assertFalse(heard.contains(BEN));
        open();
    }
}
