package org.truflow.transfer.swarm.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.directory.Entry;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Wanted;

/** Downloads that wait for somebody. */
@NonNullByDefault({})
@SuppressWarnings("resource")
class WaitingTest {

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World(folder);
        world.start();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void goes_on_at_once_when_a_directory_came_back_while_the_question_who_has_it_was_under_way() {
        var bytes = World.bytes(100_000, 1);
        world.honest(1, bytes);
        var answer = new CompletableFuture<Map<ContentHash, List<Source>>>();
        var nobodyHasIt = start(World.bytes(100, 2));
        world.await(nobodyHasIt, transfer -> transfer.state() instanceof TransferState.Waiting);
        world.directory.instead.put(World.tree(bytes).root(), answer);
        var asked = world.directory.asked.get();
        var id = start(bytes);
        World.until(() -> world.directory.asked.get() == asked + 1, () -> "nobody was asked");

        world.directory.changed();
        // About the one that waits already; the other is not among those.
        World.until(() -> world.directory.asked.get() > asked + 1, () -> "the change woke nobody");
        answer.completeExceptionally(new IOException("not yet connected"));

        world.awaitCompleted(id);
    }

    @Test
    void waits_for_a_directory_that_knows_the_user_and_is_not_there_yet() {
        var bytes = World.bytes(100_000, 1);
        var anna = world.honest(1, bytes);
        var wanted = new Wanted.Remote("somebody", "file", Optional.empty());
        var id = world.transfers.start(wanted, DownloadOptions.NORMAL).id();
        world.await(id, transfer -> transfer.state() instanceof TransferState.Waiting);

        var other = new FakeDirectory(world.network);
        other.person(anna.peer, "somebody");
        var file = new Entry.File(
                "file",
                bytes.length,
                Instant.EPOCH,
                Optional.of(World.tree(bytes).root()));
        other.list("somebody", "file", file);
        world.transfers.addDirectory(other);

        world.awaitCompleted(id);
    }

    private long start(byte[] bytes) {
        var wanted = new Wanted.Content(World.tree(bytes).root(), "file", Optional.empty());
        return world.transfers.start(wanted).id();
    }
}
