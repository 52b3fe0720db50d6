package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Payload;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.AskLayer;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.peer.ContentOffered;
import org.truflow.protocol.peer.Layer;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Wanted;

/** Sources that lie, stall, die or refuse: the file is right or not there, honest sources do the work, and liars are named. */
@NonNullByDefault({})
@SuppressWarnings("resource")
class LyingSourcesTest {
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

    enum Lie {
        WRONG_BYTES,
        ONE_WRONG_BYTE_IN_TEN_BLOCKS,
        WRONG_LAYER,
        SHORT_LAYER,
        WRONG_PROOF,
        SHORT_BLOCKS,
        LONG_BLOCKS
    }

    @ParameterizedTest
    @EnumSource
    void an_honest_source_beside_a_liar_is_enough_and_the_liar_is_named(Lie lie) {
        var bytes = World.bytes(30 * MIB + 3, 1);
        liar(1, lie, bytes);
        var honest = world.honest(2, bytes);
        // The hashes are asked of one: it must be the liar for the lie to be told.
        var aboutHashes =
                EnumSet.of(Lie.WRONG_LAYER, Lie.SHORT_LAYER, Lie.WRONG_PROOF).contains(lie);
        if (aboutHashes) {
            world.network.remove(honest.peer);
        }

        var started = start(bytes);
        if (aboutHashes) {
            world.await(started.id(), transfer -> transfer.state() instanceof TransferState.Waiting);
            honest.online();
            world.directory.changed();
        }
        var done = world.awaitCompleted(started.id());

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(Set.of(World.peer(1)), named(done));
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_BYTES", "SHORT_BLOCKS", "LONG_BLOCKS"})
    void a_liar_about_a_small_file_is_named(Lie lie) {
        var bytes = World.bytes(1_000, 1);
        liar(1, lie, bytes);
        var honest = world.honest(2, bytes);
        world.network.remove(honest.peer);

        var started = start(bytes);
        world.await(started.id(), transfer -> transfer.state() instanceof TransferState.Waiting);
        honest.online();
        world.directory.changed();
        var done = world.awaitCompleted(started.id());

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(Set.of(World.peer(1)), named(done));
    }

    @Test
    void of_ten_sources_three_lie_and_not_one_wrong_byte_is_kept() {
        var bytes = World.bytes(60 * MIB + 12_345, 4);
        liar(1, Lie.WRONG_BYTES, bytes);
        liar(2, Lie.ONE_WRONG_BYTE_IN_TEN_BLOCKS, bytes);
        liar(3, Lie.WRONG_LAYER, bytes);
        for (var number = 4; number <= 10; number++) {
            world.honest(number, bytes);
        }

        var done = world.awaitCompleted(start(bytes).id());

        assertArrayEquals(bytes, World.read(done.target()));
        var named = new HashSet<>(named(done));
        assertTrue(Set.of(World.peer(1), World.peer(2), World.peer(3)).containsAll(named), named::toString);
        done.sources().stream()
                .filter(source -> source.rejected() > 0)
                .forEach(source -> assertTrue(source.bytes() < 12L * MIB, source::toString));
    }

    @ParameterizedTest(name = "{0} bytes claimed")
    @ValueSource(
            longs = {
                0,
                1,
                20 * MIB,
                20 * MIB - 1,
                20 * MIB + 1,
                21 * MIB,
                3L * MIB,
                1L << 60,
                -5,
                Long.MAX_VALUE,
                64L << 40
            })
    void a_source_that_claims_another_size_does_not_keep_the_honest_one_waiting(long claimed) {
        var bytes = World.bytes(20 * MIB, 1);
        for (var number = 1; number <= 3; number++) {
            var liar = new World.Uploader(world, number);
            liar.share("file", bytes);
            world.network.register(
                    liar.peer,
                    (from, request) ->
                            request instanceof AskContent ? new ContentOffered(claimed) : liar.answer(from, request));
            world.directory.claim(World.tree(bytes).root(), liar.peer, "share/file", claimed);
        }
        var lonely = bytes.length;
        world.honest(4, bytes);

        var done = world.awaitCompleted(start(bytes).id());

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(lonely, done.size());
    }

    @Test
    void the_two_hashes_below_the_root_are_not_taken_for_the_content() {
        var bytes = World.bytes(2 * MIB, 1);
        var forged = World.tree(bytes).pieceLayer();
        for (var number = 1; number <= 3; number++) {
            world.directory.person(World.peer(number), "user" + number);
            world.directory.claim(World.tree(bytes).root(), World.peer(number), "share/file", forged.length);
            world.network.register(World.peer(number), (from, request) -> switch (request) {
                case AskBlock ask -> new Block(new Bytes(Arrays.copyOf(forged, ask.length())));
                case AskContent _ -> new ContentOffered(forged.length);
                default -> throw new RefusedException(ErrorCode.BAD_REQUEST, "no", "");
            });
        }
        world.honest(4, bytes);

        var done = world.awaitCompleted(start(bytes).id());

        assertArrayEquals(bytes, World.read(done.target()));
    }

    @Test
    void a_directory_that_lies_about_the_size_does_not_make_the_source_a_liar() {
        var bytes = World.bytes(3 * MIB, 1);
        var honest = new World.Uploader(world, 1);
        honest.hold(bytes);
        world.directory.claim(World.tree(bytes).root(), honest.peer, "share/file", 2 * MIB + 5);

        var done = world.awaitCompleted(start(bytes).id());

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(Set.of(), named(done));
    }

    @ParameterizedTest(name = "{0} blocks, then silence")
    @ValueSource(ints = {0, 1, 5})
    void what_a_silent_source_holds_is_fetched_elsewhere(int blocks) {
        var bytes = World.bytes(12 * MIB, 1);
        var silent = new World.Uploader(world, 1);
        silent.share("file", bytes);
        var answered = new AtomicInteger();
        world.network.register(silent.peer, (from, request) -> {
            if (request instanceof AskBlock && answered.incrementAndGet() > blocks) {
                throw new FakeNetwork.SilentException();
            }
            return silent.answer(from, request);
        });
        world.honest(2, bytes);

        var done = world.awaitCompleted(start(bytes).id());

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(Set.of(), named(done));
    }

    @Test
    void a_session_that_breaks_again_and_again_is_opened_again_and_again() {
        var bytes = World.bytes(20 * MIB, 1);
        var weak = new World.Uploader(world, 1);
        weak.share("file", bytes);
        var answered = new AtomicInteger();
        world.network.register(weak.peer, (from, request) -> {
            if (answered.incrementAndGet() % 8 == 0) {
                from.close("broken");
            }
            return weak.answer(from, request);
        });

        var done = world.awaitCompleted(start(bytes).id());

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(Set.of(), named(done));
        assertTrue(world.network.connects.get() > 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "TOO_MANY", "INTERNAL", "NOT_FOUND", "FORBIDDEN", "BAD_REQUEST"})
    void a_refusal_is_tried_again_and_is_no_failure(ErrorCode code) {
        var bytes = World.bytes(5 * MIB, 1);
        var moody = new World.Uploader(world, 1);
        moody.share("file", bytes);
        var answered = new AtomicInteger();
        world.network.register(moody.peer, (from, request) -> {
            var number = answered.incrementAndGet();
            if (number > 4 && number < 8) {
                throw new RefusedException(code, "not now", "");
            }
            return moody.answer(from, request);
        });

        var done = world.awaitCompleted(start(bytes).id());

        assertArrayEquals(bytes, World.read(done.target()));
    }

    @Test
    void waits_when_the_only_source_lies() {
        var bytes = World.bytes(5 * MIB, 1);
        liar(1, Lie.WRONG_BYTES, bytes);

        var waiting = world.await(start(bytes).id(), transfer -> transfer.state() instanceof TransferState.Waiting);

        assertEquals(Set.of(World.peer(1)), named(waiting));
        assertEquals(0, waiting.done());
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

    private void liar(int number, Lie lie, byte[] bytes) {
        var liar = new World.Uploader(world, number);
        liar.share("file", bytes);
        var blocks = new AtomicInteger();
        world.network.register(liar.peer, (from, request) -> switch (request) {
            case AskBlock ask -> {
                var right = (Block) liar.answer(from, ask);
                yield switch (lie) {
                    case WRONG_BYTES -> changed(right, 0);
                    case ONE_WRONG_BYTE_IN_TEN_BLOCKS ->
                        blocks.incrementAndGet() % 10 == 0 ? changed(right, ask.length() - 1) : right;
                    case SHORT_BLOCKS -> cut(right, ask.length() - 1);
                    case LONG_BLOCKS -> cut(right, ask.length() + 1);
                    default -> right;
                };
            }
            case AskLayer ask -> {
                var right = (Layer) liar.answer(from, ask);
                yield switch (lie) {
                    case WRONG_LAYER -> new Layer(changed(right.hashes()), right.proof());
                    case SHORT_LAYER ->
                        new Layer(Arrays.copyOf(right.hashes(), right.hashes().length - 32), right.proof());
                    case WRONG_PROOF -> new Layer(right.hashes(), new byte[right.proof().length + 32]);
                    default -> right;
                };
            }
            default -> liar.answer(from, request);
        });
    }

    private static byte[] changed(byte[] bytes) {
        var copy = bytes.clone();
        copy[0] ^= 1;
        return copy;
    }

    private static Block changed(Block block, int at) throws IOException {
        var bytes = bytes(block);
        bytes[at] ^= 1;
        return new Block(new Bytes(bytes));
    }

    private static Block cut(Block block, int length) throws IOException {
        return new Block(new Bytes(Arrays.copyOf(bytes(block), length)));
    }

    private static byte[] bytes(Block block) throws IOException {
        try (var payload = block.payload()) {
            var bytes = new byte[payload.length()];
            payload.writeTo(ByteBuffer.wrap(bytes));
            return bytes;
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
