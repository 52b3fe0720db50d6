package org.truflow.ui.share.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.share.Audience;
import org.truflow.share.Share;

class MySharesTest {
    private static final Locale BEFORE = Locale.getDefault();

    private final Hands clock = new Hands();
    private final HashingPace pace = new HashingPace(clock);

    @BeforeAll
    static void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterAll
    static void back() {
        Locale.setDefault(BEFORE);
    }

    @Test
    void while_nothing_is_to_be_hashed_nothing_is_said() {
        assertEquals(Optional.empty(), pace.next(List.of()));
        assertEquals(Optional.empty(), pace.next(List.of(share(100, 100, false))));
    }

    @Test
    void the_time_left_follows_from_what_was_hashed_lately() {
        pace.next(List.of(share(1_000, 0, false)));
        clock.tick(10);

        var estimate = pace.next(List.of(share(1_000, 200, false))).orElseThrow();

        assertEquals(20, estimate.percent());
        assertEquals(Optional.of(Duration.ofSeconds(40)), estimate.left());
    }

    @Test
    void what_was_long_ago_does_not_count() {
        pace.next(List.of(share(10_000, 0, false)));
        for (var second = 1; second <= 60; second++) {
            clock.tick(1);
            pace.next(List.of(share(10_000, second <= 30 ? 0 : (second - 30) * 100L, false)));
        }

        var estimate = pace.next(List.of(share(10_000, 3_000, false))).orElseThrow();

        assertEquals(Optional.of(Duration.ofSeconds(70)), estimate.left());
    }

    @Test
    void at_first_and_after_a_share_was_taken_back_nothing_is_known_of_the_time() {
        assertEquals(
                Optional.empty(),
                pace.next(List.of(share(1_000, 500, false))).orElseThrow().left());
        clock.tick(10);

        assertEquals(
                Optional.empty(),
                pace.next(List.of(share(800, 100, false))).orElseThrow().left());
    }

    @Test
    void while_files_are_looked_for_that_is_said() {
        var estimate = pace.next(List.of(share(0, 0, true))).orElseThrow();

        assertTrue(estimate.scanning());
        assertEquals("Looking for files", ShareWords.hashing(estimate));
    }

    @Test
    void a_share_says_how_it_stands() {
        assertEquals("Ready", ShareWords.state(share(100, 100, false)));
        assertEquals("Hashing: 50 %, 1 file left", ShareWords.state(share(100, 50, false)));
        assertEquals(
                "the disk is gone",
                ShareWords.state(
                        new Share("a", Path.of("/a"), 1, 1, 0, 0, false, Audience.EVERYONE, "the disk is gone")));
        assertEquals("Everyone", ShareWords.audience(share(1, 1, false)));
        assertEquals("Only you", ShareWords.audience(share(1, 1, false).withAudience(Audience.NOBODY)));
        assertEquals(
                "@lab, ben",
                ShareWords.audience(
                        share(1, 1, false).withAudience(new Audience.Chosen(Set.of("lab"), Set.of("ben")))));
    }

    @Test
    void a_draft_says_what_is_wrong_or_missing() {
        var root = Path.of("data").toAbsolutePath().toString();

        assertEquals(Optional.of("Choose a folder."), Publishing.folder(" ").problem());
        assertTrue(Publishing.folder("music").problem().isPresent());
        assertEquals(Optional.empty(), Publishing.folder(root).problem());
        assertTrue(new PublishDraft(root, "a/b", PublishDraft.Who.EVERYONE, "")
                .problem()
                .isPresent());
        assertTrue(new PublishDraft(root, "", PublishDraft.Who.CHOSEN, " , ")
                .problem()
                .isPresent());
        assertTrue(new PublishDraft(root, "", PublishDraft.Who.CHOSEN, "everyone, ben")
                .problem()
                .isPresent());
        assertFalse(new PublishDraft(root, "", PublishDraft.Who.CHOSEN, "ben @lab")
                .problem()
                .isPresent());
    }

    @Test
    void a_draft_knows_its_audience_and_can_be_made_of_one() {
        var audience = new Audience.Chosen(Set.of("lab"), Set.of("ben"));

        var draft = PublishDraft.of(Path.of("/music"), "songs", audience);

        assertEquals(audience, draft.audience());
        assertEquals("@lab, ben, carl", draft.with("carl").with("ben").names());
        assertEquals(
                Audience.NOBODY,
                PublishDraft.of(Path.of("/m"), "", Audience.NOBODY).audience());
        assertEquals(
                Audience.EVERYONE,
                PublishDraft.of(Path.of("/m"), "", Audience.EVERYONE).audience());
    }

    @Test
    void ones_own_machine_comes_first_and_who_is_there_before_who_is_not() {
        var people =
                List.of(person("zoe", Presence.ONLINE), person("ben", Presence.OFFLINE), person("Carl", Presence.AWAY));

        var all = OwnersPane.rows(people, "");
        var some = OwnersPane.rows(people, "BE");

        assertEquals(
                List.of("", "Carl", "zoe", "ben"),
                all.stream().map(row -> row.owner().user()).toList());
        assertEquals(
                List.of("", "ben"), some.stream().map(row -> row.owner().user()).toList());
    }

    private static Person person(String name, Presence presence) {
        return new Person(name, Set.of(), presence, Instant.EPOCH);
    }

    private static Share share(long bytes, long hashed, boolean scanning) {
        var left = hashed < bytes ? 1 : 0;
        return new Share("a", Path.of("/a"), 2, bytes, 2 - left, hashed, scanning, Audience.EVERYONE, "");
    }

    /** A clock whose hands the test moves. */
    private static final class Hands extends Clock {
        private Instant now = Shelf.THEN;

        void tick(int seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
