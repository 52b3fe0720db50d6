package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.directory.Source;
import org.truflow.directory.SourceDirectory;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.transfer.swarm.internal.swarm.Directories;

@NonNullByDefault({})
class DirectoriesTest {
    private final FakeDirectory tracker = new FakeDirectory(new FakeNetwork());
    private final Directories directories = new Directories();

    @Test
    void a_tracker_is_not_told_of_what_is_known_without_it() {
        tracker.list("ann", "Music/a", new Entry.File("a", 1, Instant.EPOCH, Optional.empty()));
        directories.add(tracker);
        directories.add(new Own());

        var own = browse("ann (offer 1)");
        assertEquals("secret", own.entries().getFirst().name());
        assertEquals(0, tracker.asked.get());

        assertEquals("Music", browse("ann").entries().getFirst().name());
        var nobody = assertThrows(CompletionException.class, () -> browse("zoe"));
        assertEquals(NoSuchFileException.class, nobody.getCause().getClass());
    }

    @Test
    void a_tracker_is_not_asked_about_contents_that_are_known_without_it() {
        var sent = World.tree(World.bytes(10, 1)).root();
        var other = World.tree(World.bytes(10, 2)).root();
        tracker.claim(sent, World.peer(3), "share/sent", 10);
        tracker.claim(other, World.peer(3), "share/other", 10);
        directories.add(tracker);
        directories.add(new Own(sent));
        directories.begun(_ -> true);

        assertEquals(Set.of(sent), sources(sent).keySet());
        assertEquals(0, tracker.asked.get());

        var both = sources(sent, other);
        assertEquals(
                List.of(World.peer(7)),
                both.get(sent).stream().map(Source::peer).toList());
        assertEquals(
                List.of(World.peer(3)),
                both.get(other).stream().map(Source::peer).toList());
        assertEquals(Set.of(other), tracker.begunByMe);
    }

    @Test
    void without_a_tracker_only_what_is_known_without_it_is_found() {
        var sent = World.tree(World.bytes(10, 1)).root();
        var other = World.tree(World.bytes(10, 2)).root();
        directories.add(new Own(sent));

        assertEquals(Set.of(sent), sources(sent, other).keySet());
        assertThrows(CompletionException.class, () -> sources(other));
    }

    private Map<ContentHash, List<Source>> sources(ContentHash... contents) {
        return directories.sources(List.of(contents)).toCompletableFuture().join();
    }

    private Listing browse(String user) {
        return directories
                .browse(user, "", Optional.empty(), 10)
                .toCompletableFuture()
                .join();
    }

    /** Knows one folder, and who has some contents. */
    private static final class Own implements SourceDirectory {
        private final Set<ContentHash> contents;

        Own(ContentHash... contents) {
            this.contents = Set.of(contents);
        }

        @Override
        public String name() {
            return "own";
        }

        @Override
        public CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> asked) {
            return CompletableFuture.completedFuture(asked.stream()
                    .filter(contents::contains)
                    .collect(Collectors.toMap(
                            content -> content, _ -> List.of(new Source(World.peer(7), "ann", "sent", 10, false)))));
        }

        @Override
        public CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit) {
            return user.equals("ann (offer 1)")
                    ? CompletableFuture.completedFuture(
                            new Listing(List.of(new Entry.Folder("secret")), Optional.empty()))
                    : CompletableFuture.failedFuture(new NoSuchFileException(user));
        }

        @Override
        public Subscription subscribe(Runnable listener) {
            return () -> {};
        }
    }
}
