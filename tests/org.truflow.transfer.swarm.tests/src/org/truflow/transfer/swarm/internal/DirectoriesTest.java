package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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

    private Listing browse(String user) {
        return directories
                .browse(user, "", Optional.empty(), 10)
                .toCompletableFuture()
                .join();
    }

    /** Knows one folder. */
    private static final class Own implements SourceDirectory {
        @Override
        public String name() {
            return "own";
        }

        @Override
        public CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents) {
            return CompletableFuture.completedFuture(Map.of());
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
