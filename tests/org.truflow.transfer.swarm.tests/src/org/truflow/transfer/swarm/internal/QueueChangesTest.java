package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.settings.PeerSettings;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Priority;
import org.truflow.transfer.QueuePlace;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.TransferState.Cancelled;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Forgotten;
import org.truflow.transfer.TransferState.Queued;
import org.truflow.transfer.TransferState.Running;
import org.truflow.transfer.TransferState.Waiting;
import org.truflow.transfer.Wanted;

/** What a person can change in the queue, and what becomes of what has ended. */
@NonNullByDefault({})
@SuppressWarnings("resource")
class QueueChangesTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World(folder);
        world.chosen.put(PeerSettings.ACTIVE, 1);
        world.chosen.put(PeerSettings.RETRY, 1);
        world.start();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void the_order_that_a_person_made_survives_a_restart() throws IOException {
        var gate = new CountDownLatch(1);
        var bytes = World.bytes(8 * MIB, 1);
        gated(gate, bytes);
        var ids = new long[4];
        for (var i = 0; i < 4; i++) {
            ids[i] = world.transfers.start(wanted(bytes, "file" + i)).id();
        }

        world.transfers.move(ids[3], new QueuePlace.First());
        world.transfers.move(ids[1], new QueuePlace.Last());
        world.transfers.prioritize(ids[2], Priority.LOW);

        assertEquals(List.of(ids[3], ids[0], ids[1], ids[2]), ids(world.transfers.queue()));
        world.restart();
        assertEquals(List.of(ids[3], ids[0], ids[1], ids[2]), ids(world.transfers.queue()));
        World.until(() -> state(ids[3]) instanceof Running, () -> "the first has its turn");
        var later = world.transfers.start(wanted(bytes, "later")).id();
        assertEquals(List.of(ids[3], ids[0], ids[1], later, ids[2]), ids(world.transfers.queue()));
        gate.countDown();
        for (var id : ids) {
            world.awaitCompleted(id);
        }
    }

    @Test
    void a_higher_priority_takes_the_turn_and_gives_it_back() {
        var gate = new CountDownLatch(1);
        var slow = World.bytes(8 * MIB, 1);
        gated(gate, slow);
        var low = world.transfers.start(wanted(slow, "slow")).id();
        World.until(() -> state(low) instanceof Running, () -> "it should run");
        var urgent = World.bytes(100, 2);
        world.honest(2, urgent);

        var high = world.transfers
                .start(wanted(urgent, "urgent"), new DownloadOptions(Priority.HIGH, true, false))
                .id();
        var done = world.awaitCompleted(high);
        gate.countDown();

        assertTrue(done.options().inOrder());
        assertArrayEquals(slow, World.read(world.awaitCompleted(low).target()));
    }

    @Test
    void of_one_person_only_so_many_run_at_once() throws IOException {
        world.chosen.put(PeerSettings.ACTIVE, 3);
        world.chosen.put(PeerSettings.ACTIVE_OF_USER, 1);
        world.restart();
        world.directory.folderGate = new CompletableFuture<>();

        var first = world.transfers.start(new Wanted.Remote("user1", "a", Optional.empty()));
        var second = world.transfers.start(new Wanted.Remote("user1", "b", Optional.empty()));
        var other = world.transfers.start(new Wanted.Remote("user2", "c", Optional.empty()));

        assertInstanceOf(Running.class, state(first.id()));
        assertInstanceOf(Queued.class, state(second.id()));
        assertInstanceOf(Running.class, state(other.id()));
        world.directory.folderGate.complete(null);
    }

    @Test
    void cancelled_with_what_is_there_it_can_be_resumed_and_fetches_only_the_rest() throws IOException {
        var gate = new CountDownLatch(1);
        var bytes = World.bytes(12 * MIB, 1);
        var uploader = gatedAfter(5 * MIB, gate, bytes);
        var id = world.transfers.start(wanted(bytes, "file")).id();
        var before = world.await(id, transfer -> transfer.done() > MIB);

        world.transfers.cancel(id, true);
        gate.countDown();
        world.restart();

        assertEquals(new Cancelled(true), state(id));
        assertEquals(List.of(id), ids(world.transfers.history("file", 10)));
        var served = uploader.uploads.served();
        world.transfers.resume(id);
        assertArrayEquals(bytes, World.read(world.awaitCompleted(id).target()));
        assertTrue(uploader.uploads.served() - served <= bytes.length - before.done());
    }

    @Test
    void cancelling_once_more_without_keeping_deletes_what_was_kept() {
        var gate = new CountDownLatch(1);
        var bytes = World.bytes(12 * MIB, 1);
        gatedAfter(5 * MIB, gate, bytes);
        var id = world.transfers.start(wanted(bytes, "file")).id();
        world.await(id, transfer -> transfer.done() > MIB);
        world.transfers.cancel(id, true);
        assertTrue(Files.exists(world.downloads.resolve(".truflow")));

        world.transfers.cancel(id);
        gate.countDown();

        assertEquals(new Cancelled(false), state(id));
        World.until(() -> !Files.exists(world.downloads.resolve(".truflow")), () -> "part files remain");
    }

    @Test
    void tells_which_pieces_of_a_running_download_are_there() {
        var gate = new CountDownLatch(1);
        var bytes = World.bytes(8 * MIB, 1);
        gatedAfter(2 * MIB, gate, bytes);
        var id = world.transfers.start(wanted(bytes, "file")).id();
        world.await(id, transfer -> transfer.done() > MIB);

        var map = world.transfers.pieces(id).getFirst();

        assertEquals(0, map.file());
        assertEquals(8 * MIB, map.count() * map.length());
        assertTrue(map.here().cardinality() > 0 && map.here().cardinality() < map.count());
        gate.countDown();
        world.awaitCompleted(id);
        assertEquals(List.of(), world.transfers.pieces(id));
        assertEquals(List.of(), world.transfers.pieces(99));
    }

    @Test
    void the_history_is_searched_and_cleared_and_the_files_stay() throws IOException {
        var events = new ConcurrentLinkedQueue<Transfer>();
        var bytes = World.bytes(10, 1);
        world.honest(1, bytes);
        var alps = world.awaitCompleted(
                world.transfers.start(wanted(bytes, "Alps 1.txt")).id());
        var sea = world.awaitCompleted(
                world.transfers.start(wanted(bytes, "Sea.txt")).id());
        var waits = world.transfers.start(wanted(World.bytes(10, 2), "Alps 2.txt"));
        world.restart();

        assertEquals(List.of(sea.id(), alps.id()), ids(world.transfers.history("", 10)));
        assertEquals(List.of(sea.id()), ids(world.transfers.history("", 1)));
        assertEquals(List.of(alps.id()), ids(world.transfers.history("aLPS txt", 10)));
        try (var _ = world.transfers.subscribe(events::add)) {
            assertEquals(1, world.transfers.forget(transfer -> transfer.name().startsWith("Alps")));
            World.until(
                    () -> events.stream().anyMatch(transfer -> transfer.state() instanceof Forgotten),
                    () -> "it is told: " + events);
        }
        assertTrue(Files.exists(alps.target()));
        world.restart();
        assertEquals(List.of(sea.id()), ids(world.transfers.history("", 10)));
        assertEquals(Optional.empty(), world.transfers.find(alps.id()));
        assertTrue(world.transfers.find(waits.id()).isPresent());
        assertFalse(sea.ended().isEmpty());
    }

    @Test
    void what_a_disk_stopped_is_tried_again_by_itself_and_says_when() throws IOException {
        var bytes = World.bytes(10, 1);
        world.honest(1, bytes);
        var inTheWay = Files.createFile(folder.resolve("in the way"));
        var id = world.transfers
                .start(new Wanted.Content(World.tree(bytes).root(), "file", Optional.of(inTheWay.resolve("downloads"))))
                .id();
        var failed = (Failed)
                world.await(id, transfer -> transfer.state() instanceof Failed).state();
        assertTrue(failed.retry().isPresent(), failed.toString());

        Files.delete(inTheWay);

        assertArrayEquals(bytes, World.read(world.awaitCompleted(id).target()));
    }

    @Test
    void in_a_long_queue_the_one_that_somebody_has_does_not_wait_behind_those_that_nobody_has() {
        for (var i = 0; i < 2_500; i++) {
            world.transfers.start(wanted(World.bytes(10, i), "nobody has " + i));
        }
        var bytes = World.bytes(10, 99_999);
        world.honest(1, bytes);

        var id = world.transfers.start(wanted(bytes, "file")).id();
        world.awaitCompleted(id);

        World.until(
                () -> world.transfers.queue().stream().allMatch(transfer -> transfer.state() instanceof Waiting),
                () -> "they should wait");
        assertTrue(world.directory.asked.get() < 1_000, world.directory.asked + " questions");
    }

    @Test
    void what_was_changed_of_one_that_runs_is_seen_at_once() {
        var bytes = World.bytes(3 << 20, 1);
        var gate = new CountDownLatch(1);
        gated(gate, bytes);
        var id = world.transfers.start(wanted(bytes, "file")).id();
        world.await(id, transfer -> transfer.state() instanceof TransferState.Running);

        world.transfers.inOrder(id, true);

        assertTrue(world.transfers.find(id).orElseThrow().options().inOrder());
        gate.countDown();
        world.awaitCompleted(id);
    }

    private TransferState state(long id) {
        return world.transfers.find(id).orElseThrow().state();
    }

    private static List<Long> ids(List<Transfer> transfers) {
        return transfers.stream().map(Transfer::id).toList();
    }

    private static Wanted wanted(byte[] bytes, String name) {
        return new Wanted.Content(World.tree(bytes).root(), name, Optional.empty());
    }

    private World.Uploader gated(CountDownLatch gate, byte[] bytes) {
        return gatedAfter(0, gate, bytes);
    }

    /** A source that gives about so many bytes and then waits. */
    private World.Uploader gatedAfter(int most, CountDownLatch gate, byte[] bytes) {
        var uploader = new World.Uploader(world, 1);
        uploader.share("file", bytes);
        world.network.register(uploader.peer, (from, request) -> {
            if (uploader.asked.get() >= most) {
                gate.await();
            }
            return uploader.answer(from, request);
        });
        return uploader;
    }
}
