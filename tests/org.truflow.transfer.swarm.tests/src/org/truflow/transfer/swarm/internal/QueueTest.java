package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.settings.PeerSettings;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.TransferState.Cancelled;
import org.truflow.transfer.TransferState.Completed;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Paused;
import org.truflow.transfer.TransferState.Queued;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.TransferState.Running;
import org.truflow.transfer.TransferState.Waiting;
import org.truflow.transfer.Wanted;

/** What a person sees of the queue: order, pause, cancel, restarts, names, events. */
@NonNullByDefault({})
@SuppressWarnings("resource")
@Isolated("counts threads and memory of the whole process")
class QueueTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World(folder);
        world.chosen.put(PeerSettings.ACTIVE, 2);
        world.start();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void runs_so_many_at_once_and_the_others_in_order() {
        var gate = new CountDownLatch(1);
        var ids = new long[5];
        for (var i = 0; i < 5; i++) {
            var bytes = World.bytes(100_000, i);
            gated(i + 1, gate, bytes);
            ids[i] = start(bytes, "file" + i).id();
        }
        World.until(() -> state(ids[0]) instanceof Running && state(ids[1]) instanceof Running, () -> "two should run");

        assertInstanceOf(Queued.class, state(ids[2]));
        assertInstanceOf(Queued.class, state(ids[4]));
        world.transfers.pause(ids[0]);
        World.until(() -> state(ids[2]) instanceof Running, () -> "the third has its turn");
        assertInstanceOf(Queued.class, state(ids[3]));
        gate.countDown();
        for (var i = 1; i < 5; i++) {
            world.awaitCompleted(ids[i]);
        }
        assertInstanceOf(Paused.class, state(ids[0]));
    }

    @Test
    void a_paused_download_stays_so_over_a_restart_and_goes_on_where_it_was() throws IOException {
        var bytes = World.bytes(12 * MIB, 1);
        var uploader = new World.Uploader(world, 1);
        uploader.share("file", bytes);
        var gate = new CountDownLatch(1);
        world.network.register(uploader.peer, (from, request) -> {
            if (uploader.asked.get() > 5 * MIB) {
                gate.await();
            }
            return uploader.answer(from, request);
        });
        var id = start(bytes, "file").id();
        var before = world.await(id, transfer -> transfer.done() > MIB);

        world.transfers.pause(id);
        assertInstanceOf(Paused.class, state(id));
        gate.countDown();
        world.restart();
        assertInstanceOf(Paused.class, state(id));
        assertTrue(world.transfers.find(id).orElseThrow().done() >= before.done());
        var served = uploader.uploads.served();
        world.transfers.resume(id);
        var done = world.awaitCompleted(id);

        assertArrayEquals(bytes, World.read(done.target()));
        assertTrue(
                uploader.uploads.served() - served <= bytes.length - before.done(),
                "what was there is not fetched again");
        var credited =
                done.sources().stream().mapToLong(source -> source.bytes()).sum();
        // Of the pieces that were begun before it is not known any more who sent the blocks.
        assertTrue(credited <= bytes.length && credited > bytes.length - 3 * MIB, () -> credited + " bytes");
    }

    @Test
    void cancelling_deletes_what_is_not_finished() throws IOException {
        var bytes = World.bytes(8 * MIB, 1);
        var gate = new CountDownLatch(1);
        gated(1, gate, bytes);
        var id = start(bytes, "file").id();
        world.await(id, transfer -> transfer.state() instanceof Running running && running.sources() == 1);

        world.transfers.cancel(id);

        assertInstanceOf(Cancelled.class, state(id));
        World.until(() -> !Files.exists(world.downloads.resolve(".truflow")), () -> "part files remain");
        world.transfers.resume(id);
        assertInstanceOf(Cancelled.class, state(id));
        gate.countDown();
        world.restart();
        assertInstanceOf(Cancelled.class, state(id));
    }

    @Test
    void unknown_ids_are_nobodys() {
        world.transfers.pause(77);
        world.transfers.resume(77);
        world.transfers.cancel(77);

        assertEquals(Optional.empty(), world.transfers.find(77));
        assertEquals(List.of(), world.transfers.all());
    }

    @Test
    void ids_are_small_and_never_used_again() throws IOException {
        var first = start(World.bytes(1, 1), "a").id();
        world.transfers.cancel(first);
        world.restart();
        var second = start(World.bytes(1, 2), "b").id();

        assertEquals(1, first);
        assertEquals(2, second);
        assertEquals(
                List.of(1L, 2L),
                world.transfers.all().stream().map(Transfer::id).toList());
    }

    @Test
    void waits_for_somebody_who_has_it_and_starts_by_itself() {
        var bytes = World.bytes(3 * MIB, 1);
        var id = start(bytes, "file").id();
        var waiting = world.await(id, transfer -> transfer.state() instanceof Waiting);

        world.honest(1, bytes);
        world.directory.changed();
        var done = world.awaitCompleted(id);

        assertEquals("nobody who has it is online", ((Waiting) waiting.state()).reason());
        assertArrayEquals(bytes, World.read(done.target()));
    }

    @Test
    void one_that_waits_takes_nobodys_turn() {
        for (var i = 0; i < 5; i++) {
            start(World.bytes(10, i), "nobody has " + i);
        }
        var bytes = World.bytes(10, 99);
        world.honest(1, bytes);

        world.awaitCompleted(start(bytes, "file").id());
    }

    @Test
    void goes_on_while_directories_come_and_go() throws IOException {
        var bytes = World.bytes(30 * MIB, 1);
        world.honest(1, bytes);
        var id = start(bytes, "file").id();
        world.await(id, transfer -> transfer.done() > 0);

        world.transfers.removeDirectory(world.directory);
        world.awaitCompleted(id);

        world.transfers.addDirectory(world.directory);
    }

    @Test
    void a_restart_in_mid_transfer_loses_nothing() throws IOException {
        var bytes = World.bytes(40 * MIB, 1);
        var uploader = world.honest(1, bytes);
        var id = start(bytes, "file").id();
        for (var round = 1; round <= 4; round++) {
            var enough = round * 5L * MIB;
            world.await(id, transfer -> transfer.done() > enough || transfer.state() instanceof Completed);
            world.restart();
        }
        var done = world.awaitCompleted(id);

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(0, uploader.open.get() - 1 > 0 ? uploader.open.get() : 0);
    }

    @Test
    void stopping_in_mid_transfer_leaves_no_thread_no_file_no_session_and_no_buffer() throws IOException {
        var bytes = World.bytes(64 * MIB, 1);
        world.honest(1, bytes);
        world.honest(2, bytes);
        var id = start(bytes, "file").id();
        world.await(id, transfer -> transfer.done() > 4 * MIB);

        var before = System.nanoTime();
        world.transfers.stop();
        var took = (System.nanoTime() - before) / 1_000_000;

        World.until(() -> world.network.openPayloads.get() == 0, () -> "payloads");
        World.until(() -> world.network.sessions.isEmpty(), () -> "sessions");
        World.until(() -> threads() == 0, () -> threads() + " threads");
        assertEquals(List.of(), openFiles());
        assertTrue(took < 5_000, took + " ms");
        world.start();
        assertArrayEquals(bytes, World.read(world.awaitCompleted(id).target()));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("transfer-")
                        && !thread.getName().contains("tidy"))
                .count();
    }

    private List<Path> openFiles() throws IOException {
        var fds = Path.of("/proc/self/fd");
        if (!Files.isDirectory(fds)) {
            return List.of();
        }
        try (var all = Files.list(fds)) {
            return all.map(QueueTest::target)
                    .filter(path -> path.startsWith(folder))
                    .toList();
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            return link;
        }
    }

    @Test
    void a_taken_name_is_not_overwritten_but_numbered() throws IOException {
        var bytes = World.bytes(2 * MIB, 1);
        world.honest(1, bytes);
        Files.createDirectories(world.downloads);
        Files.writeString(world.downloads.resolve("photo.jpg"), "something else");
        Files.writeString(world.downloads.resolve("photo (2).jpg"), "and another");

        var done = world.awaitCompleted(start(bytes, "photo.jpg").id());

        assertEquals(world.downloads.resolve("photo (3).jpg"), done.target());
        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals("something else", Files.readString(world.downloads.resolve("photo.jpg")));
    }

    @Test
    void a_file_that_is_there_already_is_done_at_once() {
        var bytes = World.bytes(2 * MIB, 1);
        world.honest(1, bytes);
        world.awaitCompleted(start(bytes, "photo.jpg").id());

        var again = world.awaitCompleted(start(bytes, "photo.jpg").id());

        assertEquals(world.downloads.resolve("photo.jpg"), again.target());
        assertFalse(Files.exists(world.downloads.resolve("photo (2).jpg")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escape", "/etc/passwd", "..", "a\0b", "sub/../../x"})
    void an_impossible_name_fails_without_touching_anything(String name) {
        var bytes = World.bytes(100, 1);
        world.honest(1, bytes);

        var failed = start(bytes, name);

        assertEquals(Reason.UNSAFE_NAME, ((Failed) failed.state()).reason());
        assertFalse(Files.exists(world.downloads));
    }

    @Test
    void a_file_in_the_place_of_the_downloads_folder_is_told() throws IOException {
        var bytes = World.bytes(100, 1);
        world.honest(1, bytes);
        Files.writeString(world.downloads, "in the way");
        var id = start(bytes, "name").id();

        var failed = world.await(id, transfer -> transfer.state() instanceof Failed);

        assertEquals(Reason.NAME_CLASH, ((Failed) failed.state()).reason());
        Files.delete(world.downloads);
        world.transfers.resume(id);
        world.awaitCompleted(id);
    }

    @Test
    void tells_changes_seldom_and_never_after_the_subscription_ended() {
        var bytes = World.bytes(50 * MIB, 1);
        world.honest(1, bytes);
        var heard = new ConcurrentLinkedQueue<Transfer>();
        var subscription = world.transfers.subscribe(heard::add);
        var began = System.nanoTime();

        var id = start(bytes, "file").id();
        World.until(() -> heard.stream().anyMatch(transfer -> transfer.state() instanceof Completed), heard::toString);
        var tenths = (System.nanoTime() - began) / 100_000_000 + 2;
        subscription.close();
        start(World.bytes(1, 5), "other");
        world.awaitCompleted(id);

        assertTrue(heard.size() <= tenths, heard.size() + " events in " + tenths + " tenths of a second");
        assertTrue(heard.stream().allMatch(transfer -> transfer.id() == id));
    }

    @Test
    void a_torn_end_of_the_queue_is_left_out() throws IOException {
        var id = start(World.bytes(10, 1), "kept").id();
        world.transfers.stop();
        var log = world.data.resolve("transfer/queue.log");
        Files.write(log, new byte[] {0, 0, 1, 0, 7, 7, 7}, StandardOpenOption.APPEND);

        world.start();

        assertEquals("kept", world.transfers.find(id).orElseThrow().name());
        var next = start(World.bytes(10, 2), "next").id();
        world.restart();
        assertEquals("next", world.transfers.find(next).orElseThrow().name());
    }

    @Test
    void a_listener_that_fails_does_not_keep_the_others_from_hearing() {
        var heard = new AtomicInteger();
        world.transfers.subscribe(_ -> {
            throw new IllegalStateException("on purpose");
        });
        world.transfers.subscribe(_ -> heard.incrementAndGet());

        start(World.bytes(1, 1), "a");

        World.until(() -> heard.get() > 0, () -> "heard nothing");
        assertNotEquals(0, heard.get());
    }

    private TransferState state(long id) {
        return world.transfers.find(id).orElseThrow().state();
    }

    private Transfer start(byte[] bytes, String name) {
        return world.transfers.start(new Wanted.Content(World.tree(bytes).root(), name, Optional.empty()));
    }

    private void gated(int number, CountDownLatch gate, byte[] bytes) {
        var uploader = new World.Uploader(world, number);
        uploader.share("file", bytes);
        world.network.register(uploader.peer, (from, request) -> {
            gate.await();
            return uploader.answer(from, request);
        });
    }
}
