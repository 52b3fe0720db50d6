package org.truflow.send.direct.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.content.TreeHasher;
import org.truflow.id.ContentHash;
import org.truflow.send.IncomingState;
import org.truflow.send.Item;
import org.truflow.send.Line;
import org.truflow.send.Sending;
import org.truflow.send.SendingState;
import org.truflow.settings.SendSettings;

@NonNullByDefault({})
class DirectSendTest {
    @TempDir
    Path temp;

    private World world;
    private World.Node ann;
    private World.Node ben;

    @BeforeEach
    void start() throws IOException {
        world = new World(temp);
        ann = world.node("ann").start();
        ben = world.node("ben").start();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Path file(String name, int size) throws IOException {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        var file = temp.resolve("files").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static ContentHash hash(Path file) throws IOException {
        var hasher = new TreeHasher();
        hasher.update(java.nio.ByteBuffer.wrap(Files.readAllBytes(file)));
        return hasher.finish().root();
    }

    private long send(Path... paths) throws IOException {
        return ann.sends.send("ben", List.of(paths)).id();
    }

    @Test
    void asks_with_key_names_and_sizes_and_keeps_nothing_before_the_answer() throws Exception {
        file("trip/b/c.jpg", 5_000);
        file("trip/a.jpg", 3_000_000);
        var sent = send(file("z.txt", 7), temp.resolve("files/trip"));

        var offer = ben.asked();

        assertEquals("ann", offer.user());
        assertEquals(ann.id, offer.peer());
        assertEquals(List.of(new Item("trip", true, 2, 3_005_000), new Item("z.txt", false, 1, 7)), offer.items());
        assertEquals(3_005_007, offer.size());
        assertEquals(3, offer.files());
        ann.untilSent(sent, SendingState.Asked.class);
        assertEquals(
                List.of(
                        new Line("trip", true, 0),
                        new Line("z.txt", false, 7),
                        new Line("trip/a.jpg", false, 3_000_000),
                        new Line("trip/b", true, 0),
                        new Line("trip/b/c.jpg", false, 5_000)),
                Await.result(ben.sends.lines(offer.id(), 0)));
        assertEquals(List.of(), Await.result(ben.sends.lines(offer.id(), 5)));
        assertTrue(ben.hasNothing());
    }

    @Test
    void delivers_what_was_accepted_to_where_it_was_wanted() throws Exception {
        var large = file("trip/a.jpg", 3_000_000);
        var small = file("trip/b/c.jpg", 5_000);
        Files.createDirectories(temp.resolve("files/trip/empty"));
        var other = file("z.txt", 7);
        var sent = send(other, temp.resolve("files/trip"));
        var offer = ben.asked();
        var target = temp.resolve("there");

        ben.sends.accept(offer.id(), Optional.of(target));

        ann.untilSent(sent, SendingState.Completed.class);
        ben.untilOffer(offer.id(), IncomingState.Completed.class);
        assertArrayEquals(Files.readAllBytes(large), Files.readAllBytes(target.resolve("trip/a.jpg")));
        assertArrayEquals(Files.readAllBytes(small), Files.readAllBytes(target.resolve("trip/b/c.jpg")));
        assertArrayEquals(Files.readAllBytes(other), Files.readAllBytes(target.resolve("z.txt")));
        assertTrue(Files.isDirectory(target.resolve("trip/empty")));
        assertEquals(3_005_007, ann.sending(sent).done());
        assertEquals(3, ann.sending(sent).filesDone());
        assertFalse(Files.exists(ann.data.resolve("send/out/" + sent + "/list")));
    }

    @Test
    void serves_what_it_offered_to_the_one_who_accepted_only() throws Exception {
        var eve = world.node("eve").start();
        var content = hash(file("z.txt", 5_000));
        ben.fetcher.gate = new CountDownLatch(1);
        var sent = send(temp.resolve("files/z.txt"));
        var offer = ben.asked();

        assertFalse(ann.sends.shows(content, ben.id));
        ben.sends.accept(offer.id(), Optional.empty());
        ann.untilSent(sent, SendingState.Running.class);

        assertTrue(ann.sends.shows(content, ben.id));
        assertFalse(ann.sends.shows(content, eve.id));
        ben.fetcher.gate.countDown();
        ann.untilSent(sent, SendingState.Completed.class);
        assertFalse(ann.sends.shows(content, ben.id));
    }

    @Test
    void tells_a_refusal_with_its_reason_and_never_asks_again() throws Exception {
        var sent = send(file("z.txt", 7));
        var offer = ben.asked();

        ben.sends.refuse(offer.id(), "not now");

        ann.untilSent(sent, SendingState.Refused.class);
        assertEquals(new SendingState.Refused("not now"), ann.sending(sent).state());
        assertThrows(IOException.class, () -> ben.sends.accept(offer.id(), Optional.empty()));
        assertEquals(0, ben.open().size());
    }

    @Test
    void tells_a_refusal_given_while_the_sender_was_away() throws Exception {
        var sent = send(file("z.txt", 7));
        var offer = ben.asked();
        ann.untilSent(sent, SendingState.Asked.class);
        ann.stop();

        ben.sends.refuse(offer.id(), "no");
        ben.stop();
        ben.start();
        ann.start();

        ann.untilSent(sent, SendingState.Refused.class);
        assertEquals(0, ben.open().size());
    }

    @Test
    void asks_again_by_itself_when_the_receiver_forgot_the_question() throws Exception {
        var sent = send(file("z.txt", 7));
        var before = ben.asked();
        ann.untilSent(sent, SendingState.Asked.class);

        ben.stop();
        ben.start();
        var again = ben.asked();
        ben.sends.accept(again.id(), Optional.empty());

        assertTrue(again.id() > before.id(), "a number is never another offer's");
        ann.untilSent(sent, SendingState.Completed.class);
    }

    @Test
    void waits_for_someone_who_is_offline() throws Exception {
        ben.stop();
        var sent = send(file("z.txt", 7));
        ann.untilSent(sent, SendingState.Waiting.class);
        World.until(
                "ann to know that ben is offline",
                () -> ann.sending(sent).state().equals(new SendingState.Waiting("ben is offline")));
        ann.stop();
        ann.start();

        ben.start();
        ben.sends.accept(ben.asked().id(), Optional.empty());

        ann.untilSent(sent, SendingState.Completed.class);
    }

    @Test
    void a_question_taken_back_is_gone() throws Exception {
        var sent = send(file("z.txt", 7));
        var offer = ben.asked();
        ann.untilSent(sent, SendingState.Asked.class);

        ann.sends.withdraw(sent);

        ben.untilOffer(offer.id(), IncomingState.Withdrawn.class);
        assertInstanceOf(SendingState.Withdrawn.class, ann.sending(sent).state());
        assertTrue(ben.hasNothing());
    }

    @Test
    void what_is_over_can_be_cleared_for_good_and_nothing_else() throws Exception {
        var first = send(file("a.txt", 7));
        var offer = ben.asked();
        ben.sends.refuse(offer.id(), "no");
        ann.untilSent(first, SendingState.Refused.class);
        var second = send(file("b.txt", 7));
        ann.untilSent(second, SendingState.Asked.class);

        assertEquals(1, ann.sends.clearSendings());
        assertEquals(1, ben.sends.clearOffers());

        ann.stop();
        ann.start();
        assertEquals(
                List.of(second), ann.sends.sendings().stream().map(Sending::id).toList());
        assertEquals(1, ben.sends.offers().size());
    }

    @Test
    void taking_back_what_is_being_fetched_cancels_the_download_even_after_a_restart() throws Exception {
        ben.fetcher.gate = new CountDownLatch(1);
        var sent = send(file("z.txt", 7));
        var offer = ben.asked();
        ben.sends.accept(offer.id(), Optional.empty());
        World.until("the download", () -> ben.fetcher.all().size() == 1);
        ann.untilSent(sent, SendingState.Running.class);
        ben.stop();

        ann.sends.withdraw(sent);
        ann.stop();
        ben.start();
        ann.start();

        ben.untilOffer(offer.id(), IncomingState.Withdrawn.class);
        World.until(
                "the download to be cancelled",
                () -> ben.fetcher.all().getFirst().state() instanceof org.truflow.transfer.TransferState.Cancelled);
    }

    @Test
    void an_unanswered_question_expires_on_both_sides() throws Exception {
        ann.stop();
        ann.chosen.put(SendSettings.EXPIRES, 1);
        ann.start();
        var sent = send(file("z.txt", 7));
        var offer = ben.asked();

        ann.untilSent(sent, SendingState.Expired.class);
        ben.untilOffer(offer.id(), IncomingState.Expired.class);
        assertTrue(ben.hasNothing());
    }

    @Test
    void goes_on_after_both_were_stopped_in_the_middle() throws Exception {
        ben.fetcher.gate = new CountDownLatch(1);
        var sent = send(file("z.txt", 7));
        ben.sends.accept(ben.asked().id(), Optional.empty());
        ann.untilSent(sent, SendingState.Running.class);
        World.until("the download", () -> ben.fetcher.all().size() == 1);

        ben.stop();
        ann.stop();
        ann.start();
        ben.start();
        ben.fetcher.gate.countDown();

        ann.untilSent(sent, SendingState.Completed.class);
        assertEquals(1, ben.fetcher.all().size(), "nothing is fetched twice");
    }

    @Test
    void waits_for_the_transfer_engine() throws Exception {
        ben.sends.unsetTransfers(ben.fetcher);
        var sent = send(file("z.txt", 7));
        var offer = ben.asked();
        ben.sends.accept(offer.id(), Optional.empty());
        World.until(
                "ben to know",
                () -> ben.offer(offer.id())
                        .state()
                        .equals(new IncomingState.Waiting("the transfer engine is not running")));

        ben.sends.setTransfers(ben.fetcher);

        ann.untilSent(sent, SendingState.Completed.class);
    }

    @Test
    void a_file_that_changes_under_way_fails_clearly_on_both_sides() throws Exception {
        ben.fetcher.gate = new CountDownLatch(1);
        var sent = send(file("z.txt", 70_000));
        var offer = ben.asked();
        ben.sends.accept(offer.id(), Optional.empty());
        ann.untilSent(sent, SendingState.Running.class);

        file("z.txt", 70_001);
        ben.fetcher.gate.countDown();

        ann.untilSent(sent, SendingState.Failed.class);
        assertEquals(
                new SendingState.Failed("z.txt was changed since it was offered; send it again"),
                ann.sending(sent).state());
        ben.untilOffer(offer.id(), IncomingState.Withdrawn.class);
        assertFalse(Files.exists(ben.downloads.resolve("z.txt")));
    }

    @Test
    void who_is_trusted_is_not_asked_about_until_untrusted() throws Exception {
        var target = temp.resolve("of-ann");
        ben.sends.trust(ann.id, "ann", Optional.of(target));
        ben.stop();
        ben.start();

        ann.untilSent(send(file("one.txt", 7)), SendingState.Completed.class);
        assertTrue(Files.exists(target.resolve("one.txt")));
        assertTrue(ben.sends.untrust(ann.id));
        assertFalse(ben.sends.untrust(ann.id));
        send(file("two.txt", 8));

        assertEquals("two.txt", ben.asked().items().getFirst().name());
    }

    @Test
    void trusting_someone_answers_the_open_questions() throws Exception {
        var sent = send(file("z.txt", 7));
        ben.asked();

        ben.sends.trust(ann.id, "ann", Optional.empty());

        ann.untilSent(sent, SendingState.Completed.class);
    }

    @Test
    void more_questions_than_allowed_wait_their_turn() throws Exception {
        ben.stop();
        ben.chosen.put(SendSettings.QUESTIONS_PER_SENDER, 1);
        ben.start();
        var first = send(file("one.txt", 7));
        var question = ben.asked();
        ann.untilSent(first, SendingState.Asked.class);
        var second = send(file("two.txt", 8));
        ann.untilSent(second, SendingState.Waiting.class);
        World.until(
                "ann to hear why", () -> ann.sending(second).state().toString().contains("too many"));

        ben.sends.refuse(question.id(), "");

        ann.untilSent(first, SendingState.Refused.class);
        ann.untilSent(second, SendingState.Asked.class);
    }

    @Test
    void cancelling_the_download_tells_the_sender() throws Exception {
        ben.fetcher.gate = new CountDownLatch(1);
        var sent = send(file("z.txt", 7));
        ben.sends.accept(ben.asked().id(), Optional.empty());
        World.until("the download", () -> ben.fetcher.all().size() == 1);

        ben.fetcher.cancel(1, false);

        ann.untilSent(sent, SendingState.Ended.class);
    }

    @Test
    void says_at_once_what_cannot_be_sent() throws Exception {
        var there = file("z.txt", 7);

        assertMessage("nobody is called zoe", () -> ann.sends.send("zoe", List.of(there)));
        assertMessage("ann is you", () -> ann.sends.send("ann", List.of(there)));
        assertMessage("is not there", () -> send(temp.resolve("missing")));
        assertMessage("two of them are called z.txt", () -> send(there, file("sub/z.txt", 8)));
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable action) {
        var message = assertThrows(IOException.class, action).getMessage();
        assertTrue(message.contains(part), message);
    }
}
