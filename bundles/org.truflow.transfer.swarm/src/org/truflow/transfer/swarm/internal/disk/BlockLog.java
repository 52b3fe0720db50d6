package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.truflow.content.FileTree;
import org.truflow.content.Pieces;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;

/**
 * Which blocks of pieces that are not complete were written to a part file, so that a process that starts again after it was
 * killed does not fetch them twice. Nothing here is trusted: what it names is hashed with the rest of its piece. So it needs no
 * sync, and may be lost. The content hash, then sixteen bytes for every block: piece, first leaf, number of leaves, check sum;
 * written anew when it has grown, with what is still of use.
 *
 * <p>Call from any thread that may wait for the disk.
 */
@SuppressWarnings("resource") // the channel is closed with the log, or at once if that cannot be made
final class BlockLog implements AutoCloseable {
    private static final int RECORD = 4 * Integer.BYTES;
    private static final long MOST_BYTES = 1 << 16;
    private static final int MOST_READ = 1 << 22;

    private final FileChannel channel;
    private final byte[] content;
    private final Map<Integer, BitSet> blocks;
    private long length;

    private BlockLog(FileChannel channel, ContentHash content, Map<Integer, BitSet> blocks) {
        this.channel = channel;
        this.content = content.toBytes();
        this.blocks = blocks;
    }

    /** @param blocks leaves by piece that are known already */
    static BlockLog open(Path file, ContentHash content, Map<Integer, BitSet> blocks) throws IOException {
        var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            var log = new BlockLog(channel, content, new HashMap<>(blocks));
            log.rewrite();
            return log;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns the leaves by piece that an earlier run wrote of {@code tree}, but those of {@code verified} pieces. */
    static Map<Integer, BitSet> read(Path file, FileTree tree, BitSet verified) throws IOException {
        var found = new HashMap<Integer, BitSet>();
        ByteBuffer in;
        try {
            if (Files.size(file) > MOST_READ) {
                return found;
            }
            in = ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return found;
        }
        if (in.remaining() < Sha256.LENGTH
                || !Sha256.read(in).equals(tree.root().value())) {
            return found;
        }
        while (in.remaining() >= RECORD) {
            var at = in.position();
            var piece = in.getInt();
            var first = in.getInt();
            var leaves = in.getInt();
            if (in.getInt() != check(in.array(), at) || !exists(tree.pieces(), piece, first, leaves)) {
                break;
            }
            if (!verified.get(piece)) {
                found.computeIfAbsent(piece, _ -> new BitSet()).set(first, first + leaves);
            }
        }
        return found;
    }

    private static boolean exists(Pieces pieces, int piece, int first, int leaves) {
        return piece >= 0
                && piece < pieces.count()
                && first >= 0
                && leaves > 0
                && leaves <= pieces.leaves(piece)
                && first <= pieces.leaves(piece) - leaves;
    }

    /** A block was written. */
    synchronized void written(int piece, int first, int leaves) throws IOException {
        blocks.computeIfAbsent(piece, _ -> new BitSet()).set(first, first + leaves);
        if (length > MOST_BYTES) {
            rewrite();
        } else {
            append(put(ByteBuffer.allocate(RECORD), piece, first, leaves).flip());
        }
    }

    /** The piece is verified: its blocks are of no more use. */
    synchronized void verified(int piece) {
        blocks.remove(piece);
    }

    private void rewrite() throws IOException {
        var runs = blocks.values().stream()
                .mapToInt(leaves -> (int) leaves.stream()
                        .filter(leaf -> leaf == 0 || !leaves.get(leaf - 1))
                        .count())
                .sum();
        var out = ByteBuffer.allocate(Sha256.LENGTH + runs * RECORD).put(content);
        blocks.forEach((piece, leaves) -> {
            for (var first = leaves.nextSetBit(0); first >= 0; ) {
                var end = leaves.nextClearBit(first);
                put(out, piece, first, end - first);
                first = leaves.nextSetBit(end);
            }
        });
        channel.truncate(0);
        length = 0;
        append(out.flip());
    }

    private void append(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            length += channel.write(bytes, length);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static ByteBuffer put(ByteBuffer out, int piece, int first, int leaves) {
        var at = out.position();
        out.putInt(piece).putInt(first).putInt(leaves);
        return out.putInt(check(out.array(), at));
    }

    private static int check(byte[] bytes, int from) {
        var crc = new CRC32C();
        crc.update(bytes, from, RECORD - Integer.BYTES);
        return (int) crc.getValue();
    }
}
