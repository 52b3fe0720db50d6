package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truflow.content.LeafRanges;
import org.truflow.content.PieceLayers;
import org.truflow.directory.Entry;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Message;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.AskLayer;
import org.truflow.protocol.peer.AskLeaves;
import org.truflow.protocol.peer.AskPieces;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.peer.ContentOffered;
import org.truflow.protocol.peer.Layer;
import org.truflow.protocol.peer.Leaves;
import org.truflow.protocol.peer.PiecesHeld;
import org.truflow.protocol.peer.UploadPlace;
import org.truflow.protocol.session.Session;
import org.truflow.settings.PeerSettings;
import org.truflow.transfer.Fetcher;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.disk.PartialContents;

@NonNullByDefault({})
@SuppressWarnings("resource")
class UploadTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void start() {
        world = new World(folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void tells_the_size_the_hashes_with_proof_and_the_bytes() throws Exception {
        var bytes = World.bytes(5 * MIB + 9, 1);
        var tree = World.tree(bytes);
        var uploader = world.honest(1, bytes);
        var me = session(World.ME);

        assertEquals(new ContentOffered(bytes.length), uploader.answer(me, new AskContent(tree.root())));
        var layer = (Layer) uploader.answer(me, new AskLayer(tree.root(), 4, 4));
        assertTrue(PieceLayers.verify(tree.root(), bytes.length, 4, 4, layer.hashes(), layer.proof()));
        assertArrayEquals(Arrays.copyOfRange(bytes, 5 * MIB, bytes.length), bytes((Block)
                uploader.answer(me, new AskBlock(tree.root(), 5 * MIB, 9))));
        assertEquals(9, uploader.uploads.served());
        assertEquals("me", uploader.uploads.active().getFirst().user());
    }

    @Test
    void tells_what_it_has_of_a_content_that_it_still_fetches_and_gives_nothing_else() throws Exception {
        var bytes = World.bytes(3 * MIB, 1);
        var tree = World.tree(bytes);
        var uploader = new World.Uploader(world, 1);
        var has = new BitSet();
        has.set(1, 3);
        uploader.sharePart(bytes, has);
        var whole = world.honest(2, bytes);
        var me = session(World.ME);

        assertEquals(new PiecesHeld(bytes.length, false, has), uploader.answer(me, new AskPieces(tree.root())));
        assertEquals(new PiecesHeld(bytes.length, true, new BitSet()), whole.answer(me, new AskPieces(tree.root())));
        var leaves = (Leaves) uploader.answer(me, new AskLeaves(tree.root(), 2));
        assertTrue(LeafRanges.leadTo(tree, 2, leaves.hashes()));
        bytes((Block) uploader.answer(me, new AskBlock(tree.root(), MIB, MIB)));
        refused(ErrorCode.NOT_FOUND, uploader, new AskBlock(tree.root(), MIB - (16 << 10), 32 << 10));
        refused(ErrorCode.NOT_FOUND, uploader, new AskLeaves(tree.root(), 0));
        refused(ErrorCode.BAD_REQUEST, uploader, new AskLeaves(tree.root(), 3));
    }

    private void refused(ErrorCode code, World.Uploader uploader, Message.Request<?> request) {
        var refusal = assertThrows(RefusedException.class, () -> uploader.answer(session(World.ME), request));
        assertEquals(code, refusal.code());
    }

    @Test
    void gives_nothing_of_a_content_to_whom_it_is_not_shown_even_while_another_reads_it() throws Exception {
        var bytes = World.bytes(5 * MIB, 1);
        var hash = World.tree(bytes).root();
        var uploader = world.honest(1, bytes);
        var stranger = World.peer(7);
        world.directory.person(stranger, "eve");
        uploader.keptFrom.add(stranger);
        var block = (Block) uploader.answer(session(World.ME), new AskBlock(hash, 0, MIB));

        for (var ask : List.of(new AskContent(hash), new AskLayer(hash, 0, 4), new AskBlock(hash, 0, MIB))) {
            var refusal = assertThrows(
                    RefusedException.class, () -> uploader.answer(session(stranger), (Message.Request<?>) ask));
            assertEquals(ErrorCode.NOT_FOUND, refusal.code());
        }
        assertEquals(MIB, bytes(block).length);
        uploader.keptFrom.clear();
        assertEquals(new ContentOffered(bytes.length), uploader.answer(session(stranger), new AskContent(hash)));
    }

    @ParameterizedTest(name = "offset {0}, length {1}")
    @CsvSource({
        "-16384,1",
        "1,1",
        "16383,10",
        "0,0",
        "0,-1",
        "0,1048577",
        "0,2147483647",
        "2097152,1",
        "2080768,16385",
        "9223372036854759424,16384"
    })
    void refuses_blocks_that_do_not_exist(long offset, int length) {
        var bytes = World.bytes(2 * MIB, 1);
        var uploader = world.honest(1, bytes);

        assertEquals(
                ErrorCode.BAD_REQUEST,
                refusal(uploader, new AskBlock(World.tree(bytes).root(), offset, length)));
    }

    @ParameterizedTest(name = "first {0}, count {1}")
    @CsvSource({"-1,1", "0,0", "0,3", "1,2", "8,8", "0,8192", "0,-1", "2147483647,1"})
    void refuses_hashes_that_do_not_exist(int first, int count) {
        var bytes = World.bytes(5 * MIB, 1);
        var uploader = world.honest(1, bytes);

        assertEquals(
                ErrorCode.BAD_REQUEST,
                refusal(uploader, new AskLayer(World.tree(bytes).root(), first, count)));
    }

    @Test
    void refuses_strangers_and_what_it_does_not_have() throws Exception {
        var bytes = World.bytes(100, 1);
        var uploader = world.honest(1, bytes);

        assertEquals(
                ErrorCode.FORBIDDEN,
                assertThrows(
                                RefusedException.class,
                                () -> uploader.answer(
                                        session(World.peer(77)),
                                        new AskContent(World.tree(bytes).root())))
                        .code());
        assertEquals(
                ErrorCode.NOT_FOUND,
                refusal(uploader, new AskContent(World.tree(World.bytes(5, 5)).root())));
    }

    @Test
    void is_unavailable_while_nothing_is_shared() {
        var uploader = world.honest(1);
        uploader.uploads.removeProvider(uploader);

        assertEquals(
                ErrorCode.UNAVAILABLE,
                refusal(uploader, new AskContent(World.tree(World.bytes(5, 5)).root())));
    }

    @Test
    void serves_no_more_sessions_at_once_than_there_are_slots_and_says_who_is_next() throws Exception {
        world.chosen.put(PeerSettings.SLOTS, 2);
        var bytes = World.bytes(MIB, 1);
        var uploader = world.honest(1, bytes);
        var ask = new AskBlock(World.tree(bytes).root(), 0, 10);
        var sessions = List.of(session(World.ME), session(World.peer(1)), session(World.peer(2)));
        world.directory.person(World.peer(2), "user2");

        bytes((Block) uploader.answer(sessions.get(0), ask));
        bytes((Block) uploader.answer(sessions.get(1), ask));
        var refused = assertThrows(RefusedException.class, () -> uploader.answer(sessions.get(2), ask));
        var queued = uploader.uploads.fetchers().getLast();
        sessions.get(0).close("done");

        assertEquals(ErrorCode.TOO_MANY, refused.code());
        assertEquals("place 1 in the upload queue: all 2 upload slots are taken", refused.getMessage());
        assertEquals(new Fetcher("user2", 0, 1, 1, 0, 0, "all 2 upload slots are taken"), queued);
        var told = world.network.pushed;
        assertEquals(List.of(new UploadPlace(1, 1, "all 2 upload slots are taken"), new UploadPlace(0, 0, "")), told);
        assertEquals(10, bytes((Block) uploader.answer(sessions.get(2), ask)).length);
    }

    @Test
    void a_request_waits_for_its_slot() throws Exception {
        world.chosen.put(PeerSettings.SLOTS, 1);
        var bytes = World.bytes(MIB, 1);
        var uploader = world.honest(1, bytes);
        var ask = new AskBlock(World.tree(bytes).root(), 0, 10);
        var first = session(World.ME);
        var second = session(World.peer(1));
        bytes((Block) uploader.answer(first, ask));
        var answer = new CompletableFuture<Integer>();

        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(bytes((Block) uploader.answer(second, ask)).length);
            } catch (IOException e) {
                answer.completeExceptionally(e);
            }
        });
        World.until(() -> uploader.uploads.fetchers().getLast().place() == 1, () -> "it is not queued");
        first.close("done");

        assertEquals(10, answer.get(30, TimeUnit.SECONDS));
    }

    @Test
    void a_download_says_its_place_in_the_queue_and_goes_on_when_its_turn_comes() throws Exception {
        world.chosen.put(PeerSettings.SLOTS, 1);
        var bytes = World.bytes(MIB, 1);
        var uploader = world.honest(1, bytes);
        var content = World.tree(bytes).root();
        var other = session(World.peer(1));
        bytes((Block) uploader.answer(other, new AskBlock(content, 0, 10)));
        world.start();

        var id = world.transfers
                .start(new Wanted.Content(content, "name", Optional.empty()))
                .id();
        var waits =
                new TransferState.Waiting("place 1 of 1 in the upload queue of user1: the only upload slot is taken");
        world.await(id, transfer -> transfer.state().equals(waits));
        other.close("done");

        world.awaitCompleted(id);
        assertArrayEquals(bytes, World.read(world.downloads.resolve("name")));
    }

    @Test
    void asking_for_size_and_hashes_needs_no_slot() throws Exception {
        world.chosen.put(PeerSettings.SLOTS, 1);
        var bytes = World.bytes(5 * MIB, 1);
        var uploader = world.honest(1, bytes);
        var content = World.tree(bytes).root();
        bytes((Block) uploader.answer(session(World.ME), new AskBlock(content, 0, 10)));

        var other = session(World.peer(1));

        assertInstanceOf(ContentOffered.class, uploader.answer(other, new AskContent(content)));
        assertInstanceOf(Layer.class, uploader.answer(other, new AskLayer(content, 0, 4)));
    }

    @Test
    void keeps_files_open_for_a_moment_only() throws Exception {
        var uploader = world.honest(1);
        var contents = new ArrayList<ContentHash>();
        for (var i = 0; i < 200; i++) {
            contents.add(uploader.share("file" + i, World.bytes(10, i)));
        }
        var me = session(World.ME);

        for (var content : contents) {
            bytes((Block) uploader.answer(me, new AskBlock(content, 0, 10)));
            assertTrue(uploader.open.get() <= 65, uploader.open::toString);
        }

        World.until(() -> uploader.open.get() == 0, () -> uploader.open + " files are open");
    }

    @Test
    void a_provider_that_goes_takes_its_open_files_with_it() throws Exception {
        var bytes = World.bytes(100, 1);
        var uploader = world.honest(1, bytes);
        var content = World.tree(bytes).root();
        var block = (Block) uploader.answer(session(World.ME), new AskBlock(content, 0, 100));

        uploader.uploads.removeProvider(uploader);
        assertEquals(1, uploader.open.get());
        block.payload().close();

        assertEquals(0, uploader.open.get());
    }

    @Test
    void stopping_closes_everything() throws Exception {
        var bytes = World.bytes(100, 1);
        var uploader = world.honest(1, bytes);
        bytes((Block) uploader.answer(
                session(World.ME), new AskBlock(World.tree(bytes).root(), 0, 100)));

        uploader.uploads.stop();

        assertEquals(0, uploader.open.get());
        assertEquals(
                ErrorCode.UNAVAILABLE,
                refusal(uploader, new AskContent(World.tree(bytes).root())));
    }

    @Test
    void two_that_fetch_folders_from_each_other_both_finish() throws IOException {
        world.chosen.put(PeerSettings.ACTIVE, 1);
        world.chosen.put(PeerSettings.SLOTS, 1);
        var me = new World.Uploader(world, 0);
        var other = new World.Uploader(world, 1);
        var expected = new ArrayList<byte[]>();
        for (var i = 0; i < 60; i++) {
            for (var uploader : List.of(me, other)) {
                var bytes = World.bytes(i * 20_000, i * 2 + uploader.peer.hashCode());
                expected.add(bytes);
                var hash = uploader.share("all/" + i, bytes);
                world.directory.list(
                        uploader == me ? "user0" : "user1",
                        "all/" + i,
                        new Entry.File(i + "", bytes.length, Instant.EPOCH, Optional.of(hash)));
            }
        }
        world.start();
        var theirs = new SwarmTransfers(
                world.network.of(other.peer),
                World.settings(folder.resolve("data2"), folder.resolve("downloads2"), world.chosen),
                new PartialContents());
        try {
            theirs.addDirectory(world.directory);
            var mine = world.transfers.start(new Wanted.Remote("user1", "all", Optional.empty()));
            var his = theirs.start(new Wanted.Remote("user0", "all", Optional.empty()));

            world.awaitCompleted(mine.id());
            World.until(
                    () -> theirs.find(his.id()).orElseThrow().state() instanceof TransferState.Completed,
                    () -> theirs.find(his.id()).toString());
            for (var i = 0; i < 60; i++) {
                assertArrayEquals(expected.get(2 * i + 1), Files.readAllBytes(world.downloads.resolve("all/" + i)));
                assertArrayEquals(expected.get(2 * i), Files.readAllBytes(folder.resolve("downloads2/all/" + i)));
            }
        } finally {
            theirs.stop();
        }
    }

    private static ErrorCode refusal(World.Uploader uploader, Message.Request<?> request) {
        return assertThrows(RefusedException.class, () -> uploader.answer(session(World.ME, uploader), request))
                .code();
    }

    private Session session(PeerId from) {
        return world.network.new FakeSession(from, World.peer(50), (_, _) -> new ContentOffered(0)).otherEnd();
    }

    private static Session session(PeerId from, World.Uploader uploader) {
        return uploader.world.network.new FakeSession(from, uploader.peer, (_, _) -> new ContentOffered(0)).otherEnd();
    }

    private static byte[] bytes(Block block) throws IOException {
        try (var payload = block.payload()) {
            var bytes = new byte[payload.length()];
            payload.writeTo(ByteBuffer.wrap(bytes));
            return bytes;
        }
    }
}
