package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.id.PeerId;

@NonNullByDefault({})
class AskersTest {
    private static final PeerId ANN = World.peer(1);

    /** Knows so many that nobody here remembers them all. */
    private static final class Crowd extends FakeDirectory {
        private int finds;
        private boolean remembers;
        private boolean answers = true;

        Crowd() {
            super(new FakeNetwork());
        }

        @Override
        public Optional<Person> person(PeerId peer) {
            return remembers && peer.equals(ANN)
                    ? Optional.of(new Person("ann", Set.of(peer), Presence.ONLINE, Instant.EPOCH))
                    : Optional.empty();
        }

        @Override
        public CompletionStage<Optional<Person>> find(PeerId peer) {
            finds++;
            remembers |= answers && peer.equals(ANN);
            return answers
                    ? CompletableFuture.completedFuture(person(peer))
                    : CompletableFuture.failedFuture(new IOException("not connected"));
        }
    }

    private final Crowd crowd = new Crowd();
    private final Askers askers = new Askers(List.of(new FakeDirectory(new FakeNetwork()), crowd));

    @Test
    void of_whom_nothing_is_remembered_a_directory_is_asked_once() {
        assertEquals(Optional.of("ann"), askers.user(ANN));
        assertEquals(Optional.of("ann"), askers.user(ANN));

        assertEquals(1, crowd.finds);
    }

    @Test
    void about_a_stranger_nobody_is_asked_again_and_again() {
        for (var times = 0; times < 100; times++) {
            assertEquals(Optional.empty(), askers.user(World.peer(9)));
        }

        assertEquals(1, crowd.finds);
    }

    @Test
    void who_is_remembered_meanwhile_is_no_stranger_any_more() {
        crowd.answers = false;
        assertEquals(Optional.empty(), askers.user(ANN));

        crowd.remembers = true;

        assertEquals(Optional.of("ann"), askers.user(ANN));
    }
}
