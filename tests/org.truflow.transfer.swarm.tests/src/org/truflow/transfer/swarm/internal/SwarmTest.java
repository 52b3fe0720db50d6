package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Payload;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.AskLeaves;
import org.truflow.protocol.peer.Block;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.disk.PartialContents;

/** Many sources, some of which have a part only, some of which lie a little, and what is on this machine already. */
@NonNullByDefault({})
@SuppressWarnings("resource")
class SwarmTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World(folder).start();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void completes_from_several_who_have_a_part_each() {
        var bytes = World.bytes(20 * MIB + 77, 1);
        new World.Uploader(world, 1).sharePart(bytes, range(0, 8));
        new World.Uploader(world, 2).sharePart(bytes, range(8, 14));
        new World.Uploader(world, 3).sharePart(bytes, range(14, 21));

        var done = world.awaitCompleted(start(bytes).id());

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(
                Set.of(8L * MIB, 6L * MIB, 6L * MIB + 77),
                done.sources().stream().map(SourceShare::bytes).collect(Collectors.toSet()));
        assertEquals(Set.of(), named(done));
    }

    @Test
    void gets_from_a_partial_source_what_it_fetches_meanwhile() throws Exception {
        var bytes = World.bytes(24 * MIB, 2);
        var seed = new World.Uploader(world, 1);
        seed.sharePart(bytes, range(12, 24));
        var peer = World.peer(2);
        world.directory.person(peer, "leecher");
        var partials = new PartialContents();
        var theirs = new SwarmTransfers(
                world.network.of(peer),
                World.settings(folder.resolve("theirs"), folder.resolve("got"), world.chosen),
                partials);
        var uploads = new World.Uploader(world, 2);
        uploads.uploads.addProvider(partials);
        try {
            theirs.addDirectory(world.directory);
            var wanted = new Wanted.Content(World.tree(bytes).root(), "name", Optional.empty());
            var id = theirs.start(wanted).id();
            World.until(
                    () -> theirs.find(id).orElseThrow().done() >= 12 * MIB,
                    () -> theirs.find(id).toString());
            world.network.remove(seed.peer);
            world.directory.claimPart(World.tree(bytes).root(), peer, bytes.length);

            var mine = start(bytes);
            world.await(mine.id(), transfer -> transfer.done() >= 12 * MIB);
            seed.has(bytes);
            seed.online();
            world.directory.changed();
            var done = world.awaitCompleted(mine.id());

            assertArrayEquals(bytes, World.read(done.target()));
            World.until(
                    () -> theirs.find(id).orElseThrow().state() instanceof TransferState.Completed,
                    () -> theirs.find(id).toString());
            assertTrue(
                    done.sources().stream()
                            .anyMatch(source -> source.peer().equals(peer) && source.bytes() >= 12 * MIB),
                    done::toString);
            assertTrue(world.directory.begunByMe.contains(World.tree(bytes).root()));
        } finally {
            theirs.stop();
        }
    }

    @Test
    void two_who_fetch_the_same_from_a_slow_source_at_once_take_nothing_twice() throws Exception {
        var bytes = World.bytes(40 * MIB, 12);
        var seed = new World.Uploader(world, 1);
        seed.share("file", bytes);
        world.network.register(seed.peer, (from, request) -> {
            if (request instanceof AskBlock ask) {
                // Some 4 MB a second for each of the two.
                LockSupport.parkNanos(ask.length() * 250L);
            }
            return seed.answer(from, request);
        });
        var all = new ArrayList<SwarmTransfers>();
        var ids = new ArrayList<Long>();
        for (var number = 2; number <= 3; number++) {
            var peer = World.peer(number);
            var partials = new PartialContents();
            var uploads = new World.Uploader(world, number);
            uploads.uploads.addProvider(partials);
            var theirs = new SwarmTransfers(
                    world.network.of(peer),
                    World.settings(folder.resolve("data" + number), folder.resolve("got" + number), world.chosen),
                    partials);
            theirs.addDirectory(world.directory.seenBy(peer));
            all.add(theirs);
        }
        try {
            for (var theirs : all) {
                ids.add(theirs.start(new Wanted.Content(World.tree(bytes).root(), "name", Optional.empty()))
                        .id());
            }
            for (var i = 0; i < 2; i++) {
                var theirs = all.get(i);
                var id = ids.get(i);
                World.until(
                        () -> theirs.find(id).orElseThrow().state() instanceof TransferState.Completed,
                        () -> theirs.find(id).toString());
                assertArrayEquals(
                        bytes, World.read(theirs.find(id).orElseThrow().target()));
            }
            assertTrue(seed.uploads.served() <= 2L * bytes.length, () -> seed.uploads.served() + " bytes");
        } finally {
            all.forEach(SwarmTransfers::stop);
        }
    }

    @Test
    void a_partial_source_is_not_asked_for_what_it_does_not_have_and_refuses_it() {
        var bytes = World.bytes(6 * MIB, 3);
        var part = new World.Uploader(world, 1);
        part.sharePart(bytes, range(3, 6));
        var refused = new AtomicBoolean();
        world.network.register(part.peer, (from, request) -> {
            try {
                return part.answer(from, request);
            } catch (RefusedException e) {
                refused.set(true);
                throw e;
            }
        });

        var id = start(bytes).id();
        world.await(id, transfer -> transfer.done() == 3 * MIB);
        world.honest(2, bytes);
        world.directory.changed();
        var done = world.awaitCompleted(id);

        assertArrayEquals(bytes, World.read(done.target()));
        assertFalse(refused.get());
    }

    /** Gives the first block of a file wrong, and is gone when it is asked for another. */
    private World.Uploader liarOfOneBlock(byte[] bytes) {
        var liar = new World.Uploader(world, 1);
        liar.share("file", bytes);
        world.network.register(liar.peer, (from, request) -> {
            var answer = liar.answer(from, request);
            if (answer instanceof Block block && request instanceof AskBlock ask) {
                if (ask.offset() > 0) {
                    block.payload().close();
                    world.network.remove(liar.peer);
                    throw new IOException("gone");
                }
                return changed(block);
            }
            return answer;
        });
        return liar;
    }

    @Test
    void of_a_piece_from_two_the_one_is_named_whose_leaf_is_wrong() {
        var bytes = World.bytes(MIB, 7);
        var liar = liarOfOneBlock(bytes);
        var id = start(bytes).id();
        World.until(() -> !world.network.online(liar.peer), () -> "the liar stays");
        var honest = world.honest(2, bytes);
        world.directory.changed();
        var done = world.awaitCompleted(id);

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(Set.of(liar.peer), named(done));
        // All but the liar's block, and of that the one leaf that was wrong.
        assertEquals(MIB - (256 << 10) + (16 << 10), honest.uploads.served());
    }

    @Test
    void where_nobody_knows_the_leaves_the_piece_comes_from_one_source() {
        var bytes = World.bytes(MIB, 8);
        var liar = liarOfOneBlock(bytes);
        var id = start(bytes).id();
        World.until(() -> !world.network.online(liar.peer), () -> "the liar stays");
        var old = world.honest(2, bytes);
        world.network.register(old.peer, (from, request) -> {
            if (request instanceof AskLeaves) {
                throw new RefusedException(ErrorCode.UNKNOWN_OPCODE, "?", "");
            }
            return old.answer(from, request);
        });
        world.directory.changed();
        var done = world.awaitCompleted(id);

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(Set.of(), named(done));
    }

    @Test
    void a_liar_is_remembered_over_a_restart() throws Exception {
        var bytes = World.bytes(3 * MIB, 9);
        var liar = new World.Uploader(world, 1);
        liar.share("file", bytes);
        world.network.register(
                liar.peer,
                (from, request) -> liar.answer(from, request) instanceof Block block
                        ? changed(block)
                        : liar.answer(from, request));
        var id = start(bytes).id();
        world.await(
                id,
                transfer -> transfer.state() instanceof TransferState.Waiting
                        && !named(transfer).isEmpty());
        World.until(() -> Files.exists(world.data.resolve("transfer/liars")), () -> "nothing is written down");

        world.restart();
        var asked = liar.blocks.get();
        world.honest(2, bytes);
        world.directory.changed();
        var done = world.awaitCompleted(id);

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(asked, liar.blocks.get());
        assertEquals(Set.of(liar.peer), named(done));
    }

    @Test
    void what_a_slow_source_still_sends_when_all_is_there_is_cancelled() {
        var bytes = World.bytes(4 * MIB, 11);
        var silent = new World.Uploader(world, 1);
        silent.share("file", bytes);
        world.network.register(silent.peer, (from, request) -> {
            if (request instanceof AskBlock) {
                throw new FakeNetwork.SilentException();
            }
            return silent.answer(from, request);
        });
        world.honest(2, bytes);

        var done = world.awaitCompleted(start(bytes).id());

        assertArrayEquals(bytes, World.read(done.target()));
        World.until(
                () -> world.network.sessions.stream().noneMatch(session -> session.remote.equals(silent.peer)),
                () -> "the session with who is silent stays open");
    }

    @Test
    void in_order_the_pieces_are_asked_for_from_the_first_on() {
        var bytes = World.bytes(10 * MIB, 10);
        new World.Uploader(world, 1).sharePart(bytes, range(0, 10));
        var seed = new World.Uploader(world, 2);
        seed.share("file", bytes);
        var offsets = new CopyOnWriteArrayList<Long>();
        world.network.register(seed.peer, (from, request) -> {
            if (request instanceof AskBlock ask) {
                offsets.add(ask.offset());
            }
            return seed.answer(from, request);
        });
        world.network.remove(World.peer(1));

        var options = new DownloadOptions(DownloadOptions.NORMAL.priority(), true, false);
        var done = world.awaitCompleted(world.transfers
                .start(new Wanted.Content(World.tree(bytes).root(), "name", Optional.empty()), options)
                .id());

        assertArrayEquals(bytes, World.read(done.target()));
        var afterTheLast = offsets.stream().filter(offset -> offset < 9 * MIB).toList();
        assertEquals(afterTheLast.stream().sorted().toList(), afterTheLast);
    }

    private static BitSet range(int from, int to) {
        var bits = new BitSet();
        bits.set(from, to);
        return bits;
    }

    private Transfer start(byte[] bytes) {
        return world.transfers.start(new Wanted.Content(World.tree(bytes).root(), "name", Optional.empty()));
    }

    private static Set<PeerId> named(Transfer transfer) {
        return transfer.sources().stream()
                .filter(source -> source.rejected() > 0)
                .map(SourceShare::peer)
                .collect(Collectors.toSet());
    }

    private static Block changed(Block block) throws IOException {
        try (var payload = block.payload()) {
            var bytes = new byte[payload.length()];
            payload.writeTo(ByteBuffer.wrap(bytes));
            bytes[0] ^= 1;
            return new Block(new Bytes(bytes));
        }
    }

    private record Bytes(byte[] bytes) implements Payload {
        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public void writeTo(ByteBuffer target) {
            target.put(bytes);
        }

        @Override
        public void close() {}
    }
}
