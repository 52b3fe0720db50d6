package org.truflow.share.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Listing;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.directory.Source;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.share.Audience;

/** Who is shown what, in the catalog and when contents are asked for. */
class AudienceTest {
    private static final PeerId ANN = id(1);
    private static final PeerId BOB = id(2);
    private static final PeerId MY_LAPTOP = id(3);
    private static final PeerId STRANGER = id(4);
    private static final Audience STAFF = new Audience.Chosen(Set.of("staff"), Set.of());

    @Test
    void a_content_is_shown_to_the_audience_of_any_share_that_has_it(@TempDir Path folder) throws Exception {
        Sharing.write(folder.resolve("secret/plan.txt"), "the plan");
        Sharing.write(folder.resolve("open/note.txt"), "a note");
        Sharing.write(folder.resolve("open/both.txt"), "in both");
        Sharing.write(folder.resolve("secret/both.txt"), "in both");
        try (var sharing = Sharing.in(folder)) {
            var shares = sharing.shares();
            shares.addDirectory(directory(true));
            shares.publish(folder.resolve("secret"), "", STAFF);
            shares.publish(folder.resolve("open"), "");
            sharing.awaitSettled("secret");
            sharing.awaitSettled("open");
            var plan = content(sharing, "secret/plan.txt");

            assertTrue(shares.shows(plan, ANN));
            assertTrue(shares.shows(plan, MY_LAPTOP));
            assertFalse(shares.shows(plan, BOB));
            assertFalse(shares.shows(plan, STRANGER));
            assertTrue(shares.shows(content(sharing, "open/note.txt"), BOB));
            assertTrue(shares.shows(content(sharing, "secret/both.txt"), BOB));

            shares.publish(folder.resolve("secret"), "", new Audience.Chosen(Set.of(), Set.of("Bob")));

            assertFalse(shares.shows(plan, ANN));
            assertTrue(shares.shows(plan, BOB));
        }
    }

    @Test
    void who_someone_is_counts_only_from_a_directory_whose_key_was_proved(@TempDir Path folder) throws Exception {
        Sharing.write(folder.resolve("secret/plan.txt"), "the plan");
        try (var sharing = Sharing.in(folder)) {
            sharing.shares().addDirectory(directory(false));
            sharing.shares().publish(folder.resolve("secret"), "", STAFF);
            sharing.awaitSettled("secret");

            assertFalse(sharing.shares().shows(content(sharing, "secret/plan.txt"), ANN));
        }
    }

    @Test
    void the_audience_stays_when_the_folder_is_offered_again_and_over_a_restart(@TempDir Path folder) throws Exception {
        Sharing.write(folder.resolve("secret/plan.txt"), "the plan");
        try (var sharing = Sharing.in(folder)) {
            sharing.shares().publish(folder.resolve("secret"), "", STAFF);
            sharing.shares().publish(folder.resolve("secret"), "");
            sharing.awaitSettled("secret");

            sharing.restart();

            sharing.shares().publish(folder.resolve("secret"), "");
            assertEquals(STAFF, sharing.share("secret").audience());
            assertEquals(Set.of(), sharing.pulled().pathsFor("bob", Set.of()));
            assertEquals(Set.of("secret", "secret/plan.txt"), sharing.pulled().pathsFor("ann", Set.of("staff")));
        }
    }

    @Test
    void what_was_removed_before_a_share_was_opened_up_never_shows_on_any_page(@TempDir Path folder) throws Exception {
        Sharing.write(folder.resolve("s/secret.txt"), "secret");
        for (var i = 0; i < 30; i++) {
            Sharing.write(folder.resolve("s/file" + i), "x" + i);
        }
        try (var sharing = Sharing.in(folder)) {
            sharing.shares().publish(folder.resolve("s"), "", Audience.NOBODY);
            sharing.awaitSettled("s");
            assertEquals(Set.of(), sharing.mirror().pathsFor("bob", Set.of()));

            var mirror = sharing.mirror();
            var before = mirror.version();
            Files.delete(folder.resolve("s/secret.txt"));
            Sharing.write(folder.resolve("s/more"), "more");
            Sharing.await(
                    "the removal is known",
                    () -> sharing.share("s").files() == 31
                            && sharing.share("s").hashedFiles() == 31
                            && sharing.shares().version().number() > before.number() + 2);
            sharing.shares().publish(folder.resolve("s"), "", Audience.EVERYONE);
            var pages = 0;
            for (var more = true; more; pages++) {
                more = mirror.pull(sharing.shares(), 1);
                assertFalse(mirror.pathsFor("bob", Set.of()).contains("s/secret.txt"));
                assertEquals(more, mirror.pathsFor("bob", Set.of()).isEmpty());
            }

            assertTrue(pages > 1);
            assertEquals(32, mirror.pathsFor("bob", Set.of()).size());
        }
    }

    @Test
    void a_share_that_was_taken_back_is_kept_back_until_that_is_known(@TempDir Path folder) throws Exception {
        Sharing.write(folder.resolve("s/secret.txt"), "secret");
        try (var sharing = Sharing.in(folder)) {
            sharing.shares().publish(folder.resolve("s"), "", STAFF);
            sharing.awaitSettled("s");
            sharing.shares().unpublish("s");
            sharing.shares().publish(Sharing.write(folder.resolve("other/s"), "open"), "s");

            while (sharing.mirror().pull(sharing.shares(), 1)) {
                assertFalse(sharing.mirror().pathsFor("bob", Set.of()).contains("s/secret.txt"));
            }
            Sharing.await(
                    "the new share shows",
                    () -> sharing.pulled().pathsFor("bob", Set.of()).equals(Set.of("s")));
        }
    }

    @Test
    void a_word_that_nobody_can_be_called_is_no_audience() {
        for (var words : List.of(
                List.of("everyone", "bob"), List.of("@"), List.of(" "), List.of("a b"), List.of("x".repeat(65)))) {
            assertThrows(IllegalArgumentException.class, () -> Audience.parse(words), words.toString());
        }
        assertThrows(IllegalArgumentException.class, () -> new Audience.Chosen(Set.of(), Set.of("Everyone")));
        assertEquals(Audience.EVERYONE, Audience.parse(Audience.EVERYONE.words()));
        assertEquals(Audience.NOBODY, Audience.parse(Audience.NOBODY.words()));
        var some = Audience.parse(List.of("@Staff", "Bob"));
        assertEquals(List.of("@staff", "bob"), some.words());
        assertTrue(some.includes("BOB", Set.of()));
        assertFalse(some.includes("staff", Set.of()));
    }

    private static ContentHash content(Sharing sharing, String path) throws IOException {
        return sharing.pulled().file(path).content().orElseThrow();
    }

    private static PeerId id(int number) {
        return new PeerId(new Sha256(number, 0, 0, number));
    }

    /** Knows ann, of the staff, bob, and another device of mine. */
    private static PeerDirectory directory(boolean proved) {
        var people = Map.of(
                ANN, person("Ann", ANN, Set.of("staff")),
                BOB, person("bob", BOB, Set.of("students")),
                MY_LAPTOP, person("me", MY_LAPTOP, Set.of()));
        return new PeerDirectory() {
            @Override
            public String name() {
                return "a directory";
            }

            @Override
            public Optional<PeerId> id() {
                return proved ? Optional.of(AudienceTest.id(9)) : Optional.empty();
            }

            @Override
            public DirectoryState state() {
                return new DirectoryState.Online("me");
            }

            @Override
            public List<Person> people() {
                return List.copyOf(people.values());
            }

            @Override
            public Optional<Person> person(PeerId peer) {
                return Optional.ofNullable(people.get(peer));
            }

            @Override
            public CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents) {
                return CompletableFuture.completedFuture(Map.of());
            }

            @Override
            public CompletionStage<List<InetSocketAddress>> locate(PeerId peer) {
                return CompletableFuture.completedFuture(List.of());
            }

            @Override
            public CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit) {
                return CompletableFuture.completedFuture(new Listing(List.of(), Optional.empty()));
            }

            @Override
            public Subscription subscribe(Runnable listener) {
                return () -> {};
            }
        };
    }

    private static Person person(String name, PeerId peer, Set<String> groups) {
        return new Person(name, Set.of(peer), Presence.ONLINE, Instant.EPOCH, groups);
    }
}
