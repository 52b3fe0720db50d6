package org.truflow.send.direct.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.send.AskOffered;
import org.truflow.protocol.send.Offer;
import org.truflow.protocol.send.OfferLine;
import org.truflow.protocol.send.Offered;
import org.truflow.protocol.send.Standing;
import org.truflow.protocol.send.Withdraw;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.send.IncomingState;

/** Offers of someone whose program is not ours. */
@NonNullByDefault({})
@SuppressWarnings("resource")
class HostileOfferTest {
    private static final Sha256 HASH = new Sha256(1, 2, 3, 4);

    @TempDir
    Path temp;

    private World world;
    private World.Node ben;
    private PeerId eve;
    private Session session;
    private List<OfferLine> lines = List.of();

    @BeforeEach
    void start() throws IOException {
        world = new World(temp);
        ben = world.node("ben").start();
        eve = world.node("eve").start().id;
        world.nodes.getLast().stop();
        world.wire.online(
                eve,
                () -> List.of(MessageHandlers.onRequest(
                        AskOffered.class,
                        (_, ask) -> new Offered(lines.subList(Math.min(ask.first(), lines.size()), lines.size())))));
        session = world.wire.connect(eve, ben.id);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static Offer offer(long number, List<Offer.Item> items, int files, long size) {
        return new Offer(number, items, files, size, Math.max(1, items.size()), HASH, 60);
    }

    private static Offer.Item item(String name) {
        return new Offer.Item(name, false, 1, 5);
    }

    private void refuses(ErrorCode code, Offer offer) {
        var refusal = assertThrows(RefusedException.class, () -> Await.result(session.request(offer)));
        assertEquals(code, refusal.code());
        assertEquals(List.of(), ben.sends.offers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "/a", "a\nb", "a\u0000"})
    void a_name_that_is_none_is_refused(String name) {
        refuses(ErrorCode.BAD_REQUEST, offer(1, List.of(item(name)), 1, 5));
    }

    @Test
    void numbers_that_do_not_add_up_are_refused() {
        refuses(ErrorCode.BAD_REQUEST, offer(1, List.of(), 0, 0));
        refuses(ErrorCode.BAD_REQUEST, offer(1, List.of(item("a"), item("a")), 2, 10));
        refuses(ErrorCode.BAD_REQUEST, offer(1, List.of(item("a")), 2, 5));
        refuses(ErrorCode.BAD_REQUEST, offer(1, List.of(item("a")), 1, 6));
        var huge = new Offer.Item("b", false, 1, Long.MAX_VALUE);
        refuses(ErrorCode.BAD_REQUEST, offer(1, List.of(item("a"), huge), 2, Long.MAX_VALUE));
    }

    @Test
    void a_list_that_is_too_long_is_refused() {
        refuses(ErrorCode.TOO_LARGE, new Offer(1, List.of(item("a")), 1, 5, 900_000, HASH, 60));
    }

    @Test
    void strangers_are_refused() {
        session = world.wire.connect(new PeerId(new Sha256(9, 9, 9, 9)), ben.id);

        refuses(ErrorCode.FORBIDDEN, offer(1, List.of(item("a")), 1, 5));
    }

    @Test
    void no_more_questions_than_allowed_are_open_and_nothing_of_them_is_on_disk() throws Exception {
        for (var number = 1; number <= 10; number++) {
            assertEquals(
                    Standing.ASKED,
                    Await.result(session.request(offer(number, List.of(item("a")), 1, 5)))
                            .standing());
            assertEquals(
                    Standing.ASKED,
                    Await.result(session.request(offer(number, List.of(item("a")), 1, 5)))
                            .standing());
        }

        var refusal = assertThrows(
                RefusedException.class, () -> Await.result(session.request(offer(11, List.of(item("a")), 1, 5))));

        assertEquals(ErrorCode.TOO_MANY, refusal.code());
        assertEquals(10, ben.open().size());
        assertTrue(ben.hasNothing());
    }

    @Test
    void only_the_sender_takes_an_offer_back() throws Exception {
        Await.result(session.request(offer(1, List.of(item("a")), 1, 5)));
        var other = world.wire.connect(world.node("zoe").id, ben.id);

        Await.result(other.request(new Withdraw(1, "")));
        assertEquals(1, ben.open().size());
        Await.result(session.request(new Withdraw(1, "")));

        assertEquals(0, ben.open().size());
    }

    @Test
    void another_list_than_was_offered_is_not_fetched() throws Exception {
        var content = Optional.of(new ContentHash(HASH));
        for (var wrong : List.of(
                List.of(new OfferLine("a", 5, content)),
                List.of(new OfferLine("a", 500, content), new OfferLine("b", 500, content)),
                List.<OfferLine>of())) {
            lines = wrong;
            var number = 1 + wrong.size();
            Await.result(session.request(offer(number, List.of(item("a")), 1, 5)));
            var asked = ben.asked();

            ben.sends.accept(asked.id(), Optional.empty());

            World.until("it to fail", () -> ben.offer(asked.id()).state().over());
            assertInstanceOf(IncomingState.Failed.class, ben.offer(asked.id()).state());
        }
        assertEquals(List.of(), ben.fetcher.all());
        try (var there = java.nio.file.Files.list(ben.downloads)) {
            assertTrue(there.findAny().isEmpty());
        }
    }
}
