package org.truflow.transfer.swarm.internal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.content.FileTree;
import org.truflow.content.TreeHasher;

/** What is believed after a crash: records that were marked after a sync, and of the others those whose bytes are right. */
@NonNullByDefault({})
@SuppressWarnings("resource")
class PieceJournalTest {
    private static final int MIB = 1 << 20;
    private static final int PIECES = 8;

    @TempDir
    Path folder;

    private final byte[] bytes = new byte[PIECES * MIB - 5];
    private FileTree tree;
    private Path part;

    @BeforeEach
    void hash() {
        new Random(1).nextBytes(bytes);
        var hasher = new TreeHasher();
        hasher.update(ByteBuffer.wrap(bytes));
        tree = hasher.finish();
        part = folder.resolve("part");
    }

    @Test
    void finds_nothing_where_nothing_is() throws IOException {
        assertEquals(Optional.empty(), new PartFile(part).recover(tree.root()));
    }

    @Test
    void finds_pieces_that_were_recorded_before_the_process_was_killed() throws IOException {
        write(false, 7, 0, 3);

        assertEquals(pieces(0, 3, 7), recover());
    }

    @Test
    void a_record_whose_bytes_the_power_loss_took_does_not_count() throws IOException {
        write(false, 7, 0, 3);
        overwrite(3 * MIB + 77, 1);

        assertEquals(pieces(0, 7), recover());
        assertEquals(pieces(0, 7), recover());
    }

    @Test
    void marked_pieces_are_not_hashed_again() throws IOException {
        write(true, 7, 0, 3);
        overwrite(3 * MIB + 77, 1);

        assertEquals(pieces(0, 3, 7), recover());
    }

    @Test
    void a_part_file_that_was_cut_meanwhile_holds_only_what_is_left() throws IOException {
        write(true, 7, 0, 3);
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.truncate(2 * MIB);
        }

        assertEquals(pieces(0), recover());
    }

    @Test
    void a_journal_cut_anywhere_gives_a_part_of_the_truth_and_nothing_else() throws IOException {
        write(false, 7, 0, 3, 5);
        var journal = folder.resolve("part.pieces");
        var whole = Files.readAllBytes(journal);
        for (var length = whole.length; length >= 0; length -= length > whole.length - 50 ? 1 : 13) {
            Files.write(journal, Arrays.copyOf(whole, length));

            var found = PieceJournal.read(journal, tree.root());

            found.ifPresent(read -> {
                var all = (BitSet) read.trusted().clone();
                all.or(read.doubtful());
                all.andNot(pieces(0, 3, 5, 7));
                assertTrue(all.isEmpty());
            });
        }
    }

    @Test
    void a_changed_byte_anywhere_adds_no_piece() throws IOException {
        write(false, 7, 0, 3);
        var journal = folder.resolve("part.pieces");
        var whole = Files.readAllBytes(journal);
        for (var at = 0; at < whole.length; at++) {
            var changed = whole.clone();
            changed[at] ^= 0x21;
            Files.write(journal, changed);

            var found = PieceJournal.read(journal, tree.root());

            found.ifPresent(read -> {
                read.trusted().or(read.doubtful());
                read.trusted().andNot(pieces(0, 3, 7));
                assertTrue(read.trusted().isEmpty());
                assertEquals(tree, read.tree());
            });
        }
    }

    @Test
    void a_journal_of_another_content_is_not_used() throws IOException {
        write(false, 7, 0);

        assertEquals(Optional.empty(), PieceJournal.read(folder.resolve("part.pieces"), TreeHasher.EMPTY));
    }

    @Test
    void a_worker_that_is_late_does_not_begin_the_record_anew() throws IOException {
        write(true, 7, 0);
        var late = new PartFile(part);
        late.close();

        assertThrows(IOException.class, () -> late.verified(tree, 1));
        assertThrows(IOException.class, () -> late.write(ByteBuffer.allocate(1), 0));

        assertEquals(pieces(0, 7), recover());
    }

    @Test
    void deleting_leaves_nothing() throws IOException {
        write(true, 7);

        new PartFile(part).delete();

        assertFalse(Files.exists(part));
        assertFalse(Files.exists(folder.resolve("part.pieces")));
    }

    private void write(boolean synced, int... pieces) throws IOException {
        try (var file = new PartFile(part)) {
            for (var piece : pieces) {
                var offset = (int) tree.pieces().offset(piece);
                file.write(ByteBuffer.wrap(bytes, offset, tree.pieces().length(piece)), offset);
                file.verified(tree, piece);
            }
            if (synced) {
                file.sync();
                assertEquals(0, file.unsynced());
            }
        }
    }

    private BitSet recover() throws IOException {
        try (var file = new PartFile(part)) {
            return file.recover(tree.root()).orElseThrow().verified();
        }
    }

    private void overwrite(long at, int value) throws IOException {
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) value, (byte) value, (byte) value}), at);
        }
    }

    private static BitSet pieces(int... numbers) {
        var pieces = new BitSet();
        for (var number : numbers) {
            pieces.set(number);
        }
        return pieces;
    }
}
