package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.truflow.content.FileTree;
import org.truflow.content.PieceLength;
import org.truflow.content.WrongPieceHashesException;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;

/**
 * The record of verified pieces of a part file: a header with the content, its size and its piece layer, then nine bytes for
 * every piece ({@code P}, number, check sum), appended after the bytes of the piece were written.
 *
 * <p>What a killed process has written is still there afterwards, so after that every record is true. After a power loss it may
 * not be: bytes and records reach the disk in any order. Therefore now and then the part file is synced and then a mark is
 * appended ({@code S}, number of piece records that were there before the sync began, check sum). Pieces before the last mark
 * are trusted, those after it are read and hashed again before they count.
 *
 * <p>Call from any thread that may wait for the disk.
 */
@SuppressWarnings("resource") // the channel is closed with the journal, or at once if that cannot be made
final class PieceJournal implements AutoCloseable {
    private static final int MAGIC = 0x5446504A;
    private static final byte PIECE = 'P';
    private static final byte MARK = 'S';
    private static final int RECORD = 1 + Integer.BYTES + Integer.BYTES;
    private static final int FIXED = Integer.BYTES + Sha256.LENGTH + Long.BYTES + Integer.BYTES;

    /**
     * What a journal says.
     *
     * @param trusted pieces that are right even after a power loss
     * @param doubtful pieces to be hashed again
     */
    record Recovered(FileTree tree, BitSet trusted, BitSet doubtful) {}

    private final FileChannel channel;
    private int records;

    private PieceJournal(FileChannel channel, int records) {
        this.channel = channel;
        this.records = records;
    }

    /** Begins an empty journal; what was there is lost. */
    static PieceJournal create(Path file, FileTree tree) throws IOException {
        var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            var layer = tree.pieceLayer();
            var header = ByteBuffer.allocate(FIXED + layer.length + Integer.BYTES);
            header.putInt(MAGIC)
                    .put(tree.root().toBytes())
                    .putLong(tree.size())
                    .putInt(layer.length)
                    .put(layer);
            header.putInt(check(header.array(), 0, header.position()));
            writeAll(channel, header.flip());
            return new PieceJournal(channel, 0);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Goes on with a journal after what {@link #read} found good in it. */
    static PieceJournal append(Path file, Recovered recovered) throws IOException {
        var records = recovered.trusted.cardinality() + recovered.doubtful.cardinality();
        var good = FIXED + recovered.tree.pieces().layerBytes() + Integer.BYTES;
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            // Written anew from the header on: torn records are gone, and so are pieces that proved wrong.
            channel.truncate(good);
            channel.position(good);
            var journal = new PieceJournal(channel, 0);
            var all = (BitSet) recovered.trusted.clone();
            all.or(recovered.doubtful);
            var out = ByteBuffer.allocate(records * RECORD);
            all.stream().forEach(piece -> put(out, PIECE, piece));
            writeAll(channel, out.flip());
            journal.records = records;
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns what a journal says of {@code content}; empty if there is none, or it is of another content, or torn in its header. */
    static Optional<Recovered> read(Path file, ContentHash content) throws IOException {
        ByteBuffer in;
        try {
            if (Files.size(file)
                    > FIXED + Integer.BYTES + (long) PieceLength.MAX_PIECES * (Sha256.LENGTH + 8L * RECORD)) {
                return Optional.empty();
            }
            in = ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (in.remaining() < FIXED || in.getInt() != MAGIC || !Sha256.read(in).equals(content.value())) {
            return Optional.empty();
        }
        var size = in.getLong();
        var length = in.getInt();
        if (length < 0 || length > in.remaining() - Integer.BYTES || size < 0 || size > PieceLength.MAX_SIZE) {
            return Optional.empty();
        }
        var layer = new byte[length];
        in.get(layer);
        if (check(in.array(), 0, in.position()) != in.getInt()) {
            return Optional.empty();
        }
        try {
            return Optional.of(records(in, FileTree.verified(content, size, layer)));
        } catch (WrongPieceHashesException e) {
            // The check sum was right and the hashes are not: not written by this program, so not to be used.
            return Optional.empty();
        }
    }

    private static Recovered records(ByteBuffer in, FileTree tree) {
        var count = tree.pieces().count();
        var trusted = new BitSet(count);
        var seen = new BitSet(count);
        var order = new int[in.remaining() / RECORD];
        var read = 0;
        var synced = 0;
        while (in.remaining() >= RECORD) {
            var at = in.position();
            var kind = in.get();
            var number = in.getInt();
            if (in.getInt() != check(in.array(), at, 1 + Integer.BYTES)) {
                break;
            }
            if (kind == PIECE && number >= 0 && number < count) {
                order[read++] = number;
                seen.set(number);
            } else if (kind == MARK && number >= 0 && number <= read) {
                while (synced < number) {
                    trusted.set(order[synced++]);
                }
            } else {
                break;
            }
        }
        seen.andNot(trusted);
        return new Recovered(tree, trusted, seen);
    }

    /** Records a piece whose bytes were written. Another process sees it at once; the disk has it after the next {@link #mark}. */
    synchronized void verified(int piece) throws IOException {
        writeAll(channel, put(ByteBuffer.allocate(RECORD), PIECE, piece).flip());
        records++;
    }

    /** Returns how many pieces are recorded: what {@link #mark} is told after the part file was synced. */
    synchronized int records() {
        return records;
    }

    /** Says that the bytes of the first {@code synced} recorded pieces are on the disk, and brings the record itself there. */
    void mark(int synced) throws IOException {
        synchronized (this) {
            writeAll(channel, put(ByteBuffer.allocate(RECORD), MARK, synced).flip());
        }
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static ByteBuffer put(ByteBuffer out, byte kind, int number) {
        var at = out.position();
        out.put(kind).putInt(number);
        return out.putInt(check(out.array(), at, 1 + Integer.BYTES));
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static int check(byte[] bytes, int from, int length) {
        var crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
