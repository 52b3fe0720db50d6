package org.truflow.transfer.swarm.internal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.content.FileTree;
import org.truflow.content.Pieces;
import org.truflow.content.TreeHasher;

@NonNullByDefault({})
@SuppressWarnings("resource")
class BlockLogTest {
    private static final int MIB = 1 << 20;
    private static final int LEAVES = MIB / Pieces.LEAF;

    @TempDir
    Path folder;

    private final byte[] bytes = new byte[5 * MIB + 20_000];
    private final FileTree tree;

    BlockLogTest() {
        new Random(1).nextBytes(bytes);
        var hasher = new TreeHasher();
        hasher.update(ByteBuffer.wrap(bytes));
        tree = hasher.finish();
    }

    @Test
    void finds_blocks_that_were_written_before_the_process_was_killed() throws IOException {
        var part = new PartFile(folder.resolve("part"));
        verify(part, 5);
        write(part, 2, 0, 16);
        write(part, 2, 32, 16);
        write(part, 3, 4, 1);

        // Not closed: a killed process does not close anything.
        var found = new PartFile(folder.resolve("part")).recover(tree.root()).orElseThrow();

        assertEquals(Map.of(2, bits(0, 16, 32, 48), 3, bits(4, 5)), found.blocks());
        assertEquals(bits(5, 6), found.verified());
        part.close();
    }

    @Test
    void what_was_found_is_still_known_after_another_kill() throws IOException {
        try (var part = new PartFile(folder.resolve("part"))) {
            verify(part, 5);
            write(part, 2, 0, 16);
        }
        try (var part = new PartFile(folder.resolve("part"))) {
            part.recover(tree.root());
            write(part, 4, 0, 1);
        }

        var found = new PartFile(folder.resolve("part")).recover(tree.root()).orElseThrow();

        assertEquals(Map.of(2, bits(0, 16), 4, bits(0, 1)), found.blocks());
    }

    @Test
    void blocks_of_a_verified_piece_are_of_no_more_use() throws IOException {
        try (var part = new PartFile(folder.resolve("part"))) {
            verify(part, 5);
            write(part, 2, 0, 16);
            verify(part, 2);
        }

        var found = new PartFile(folder.resolve("part")).recover(tree.root()).orElseThrow();

        assertEquals(Map.of(), found.blocks());
    }

    @Test
    void stays_small_however_many_blocks_are_written() throws IOException {
        try (var part = new PartFile(folder.resolve("part"))) {
            verify(part, 5);
            write(part, 1, 3, 1);
            for (var round = 0; round < 20_000; round++) {
                part.written(tree, 2, round % LEAVES, 1);
            }

            assertTrue(Files.size(folder.resolve("part.blocks")) < 100_000);
        }
        write(bytes.length);
        var found = new PartFile(folder.resolve("part")).recover(tree.root()).orElseThrow();

        assertEquals(Map.of(1, bits(3, 4), 2, bits(0, LEAVES)), found.blocks());
    }

    @Test
    void a_log_cut_or_changed_anywhere_names_nothing_that_does_not_exist() throws IOException {
        try (var part = new PartFile(folder.resolve("part"))) {
            verify(part, 5);
            write(part, 2, 0, 16);
            write(part, 4, 1, 63);
        }
        var log = Files.readAllBytes(folder.resolve("part.blocks"));
        for (var length = 0; length < log.length; length++) {
            var cut = Arrays.copyOf(log, length);
            assertExisting(cut);
            var changed = log.clone();
            changed[length] ^= 0x55;
            assertExisting(changed);
        }
    }

    @Test
    void a_log_of_another_content_is_not_used() throws IOException {
        try (var log = BlockLog.open(folder.resolve("part.blocks"), TreeHasher.EMPTY, Map.of())) {
            log.written(1, 0, 1);
        }

        assertEquals(Map.of(), BlockLog.read(folder.resolve("part.blocks"), tree, new BitSet()));
    }

    @Test
    void deleting_leaves_nothing() throws IOException {
        var part = new PartFile(folder.resolve("part"));
        verify(part, 5);
        write(part, 2, 0, 16);
        part.delete();

        assertFalse(Files.exists(folder.resolve("part.blocks")));
    }

    private void assertExisting(byte[] log) throws IOException {
        Files.write(folder.resolve("part.blocks"), log);
        BlockLog.read(folder.resolve("part.blocks"), tree, new BitSet())
                .forEach((piece, leaves) ->
                        assertTrue(leaves.length() <= tree.pieces().leaves(piece)));
    }

    private void write(PartFile part, int piece, int first, int leaves) throws IOException {
        part.write(
                ByteBuffer.wrap(bytes, piece * MIB + first * Pieces.LEAF, leaves * Pieces.LEAF),
                (long) piece * MIB + (long) first * Pieces.LEAF);
        part.written(tree, piece, first, leaves);
    }

    private void write(int length) throws IOException {
        Files.write(folder.resolve("part"), Arrays.copyOf(bytes, length));
    }

    private void verify(PartFile part, int piece) throws IOException {
        part.write(
                ByteBuffer.wrap(bytes, piece * MIB, tree.pieces().length(piece)),
                tree.pieces().offset(piece));
        part.verified(tree, piece);
    }

    private static BitSet bits(int... ends) {
        var bits = new BitSet();
        for (var i = 0; i < ends.length; i += 2) {
            bits.set(ends[i], ends[i + 1]);
        }
        return bits;
    }
}
