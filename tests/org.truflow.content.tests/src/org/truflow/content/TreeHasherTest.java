package org.truflow.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeHasherTest {

    @ParameterizedTest
    @MethodSource("org.truflow.content.Vector#small")
    void makes_the_tree_that_libtorrent_makes(Vector vector) {
        var hasher = new TreeHasher(vector.pieceLength(), PieceLength.MAX_PIECES);

        hasher.update(ByteBuffer.wrap(vector.bytes()));

        assertIs(vector, hasher.finish());
    }

    @Test
    void gives_an_empty_file_the_hash_of_nothing() {
        var tree = new TreeHasher().finish();

        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                tree.root().toString());
        assertEquals(0, tree.size());
    }

    @Test
    void does_not_care_how_the_stream_is_cut() {
        var content = Vector.splitMix(3 * PieceLength.MIN + 5);
        var random = new Random(1);

        for (var round = 0; round < 10; round++) {
            var hasher = new TreeHasher();
            for (var at = 0; at < content.length; ) {
                var length = Math.min(content.length - at, random.nextInt(1 << random.nextInt(1, 20)));
                var slice = round % 2 == 0 ? ByteBuffer.allocate(length) : ByteBuffer.allocateDirect(length);
                hasher.update(slice.put(content, at, length).flip());
                at += length;
            }
            assertEquals(Trees.of(content), hasher.finish());
        }
    }

    @Test
    void consumes_its_slices_and_leaves_their_limits() {
        var slice = ByteBuffer.allocate(100_000).position(10).limit(90_000);

        new TreeHasher().update(slice);

        assertEquals(90_000, slice.position());
        assertEquals(90_000, slice.limit());
    }

    @Test
    void starts_again_after_finish() {
        var hasher = new TreeHasher();
        hasher.update(ByteBuffer.wrap(Vector.splitMix(PieceLength.MIN + 1)));
        hasher.finish();

        hasher.update(ByteBuffer.wrap(Vector.splitMix(5)));

        assertEquals(Trees.of(Vector.splitMix(5)), hasher.finish());
    }

    @ParameterizedTest(name = "at most {0} pieces")
    @ValueSource(ints = {2, 4, 8, 16, 32, 64, 128})
    void doubles_the_pieces_when_there_would_be_too_many(int maxPieces) {
        var random = new Random(maxPieces);
        var leaf = Pieces.LEAF;
        for (var size : new int[] {
            maxPieces * leaf, maxPieces * leaf + 1, 2 * maxPieces * leaf, random.nextInt(3 << 20), 3145733
        }) {
            var content = Vector.splitMix(size);
            var hasher = new TreeHasher(leaf, maxPieces);
            hasher.update(ByteBuffer.wrap(content));

            var tree = hasher.finish();

            var expected = leaf;
            while ((size + expected - 1) / expected > maxPieces) {
                expected *= 2;
            }
            var inOneGo = new TreeHasher(expected, PieceLength.MAX_PIECES);
            inOneGo.update(ByteBuffer.wrap(content));
            assertEquals(inOneGo.finish(), tree, "size " + size);
            assertArrayEquals(Trees.naiveRoot(content), tree.root().toBytes());
        }
    }

    @Test
    void agrees_with_the_text_of_the_specification_around_every_edge() {
        for (var leaves = 0; leaves <= 9; leaves++) {
            for (var around = -1; around <= 1; around++) {
                var size = leaves * Pieces.LEAF + around;
                if (size >= 0) {
                    var content = Vector.splitMix(size);
                    assertArrayEquals(
                            Trees.naiveRoot(content), Trees.of(content).root().toBytes(), "size " + size);
                }
            }
        }
    }

    static void assertIs(Vector vector, FileTree tree) {
        assertEquals(vector.size(), tree.size());
        assertEquals(vector.pieceLength(), tree.pieces().length());
        if (vector.size() > 0) {
            assertEquals(vector.root(), tree.root().toString());
        }
        if (vector.layerSha256().equals(Vector.NONE)) {
            assertEquals(0, tree.pieceLayer().length);
        } else {
            assertEquals(vector.layerSha256(), HexFormat.of().formatHex(Trees.sha256(tree.pieceLayer())));
        }
        if (!vector.layer().equals(Vector.NONE)) {
            assertEquals(vector.layer(), HexFormat.of().formatHex(tree.pieceLayer()));
        }
    }
}
