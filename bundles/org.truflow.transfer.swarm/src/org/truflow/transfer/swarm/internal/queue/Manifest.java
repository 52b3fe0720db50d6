package org.truflow.transfer.swarm.internal.queue;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.truflow.content.RemotePath;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;
import org.truflow.transfer.swarm.internal.disk.Folders;

/**
 * What is in a folder that is downloaded, on disk, since it may be millions of files: folders and files in the order they were
 * listed, read in portions. Files whose owner has not hashed them yet are completed in place later.
 *
 * <p>An entry is a kind (1 byte: {@code F} file, {@code U} file not hashed yet, {@code D} folder), size (8 bytes), content hash
 * (32 bytes, zero if unknown), length of the path (2 bytes) and the path below the folder, as its owner calls it.
 */
public final class Manifest {
    /** Most entries of a folder. */
    public static final int MOST = 2_000_000;

    private static final byte FILE = 'F';
    private static final byte UNHASHED = 'U';
    private static final byte FOLDER = 'D';
    private static final int FIXED = 1 + Long.BYTES + Sha256.LENGTH + Short.BYTES;
    private static final byte[] IMPOSSIBLE = {'/'};
    private static final byte[] UNKNOWN = new byte[Sha256.LENGTH];

    /**
     * One line.
     *
     * @param index from 0
     * @param at where it stands in the manifest
     * @param path below the folder, {@code /}-separated
     * @param content empty for folders and while not known
     */
    public record Line(int index, long at, String path, boolean folder, long size, Optional<ContentHash> content) {}

    private Manifest() {}

    /** Writes a manifest beside its place; it takes the place when it is complete. */
    public static final class Writer implements AutoCloseable {
        private final Path file;
        private final Path fresh;
        private final FileChannel channel;
        private final DataOutputStream out;

        public Writer(Path file) throws IOException {
            this.file = file;
            this.fresh = file.resolveSibling(file.getFileName() + ".new");
            this.channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
        }

        public void folder(String path) throws IOException {
            line(FOLDER, path, 0, UNKNOWN);
        }

        public void file(String path, long size, Optional<ContentHash> content) throws IOException {
            line(
                    content.isPresent() ? FILE : UNHASHED,
                    path,
                    size,
                    content.map(ContentHash::toBytes).orElse(UNKNOWN));
        }

        private void line(byte kind, String path, long size, byte[] hash) throws IOException {
            var bytes = path.getBytes(StandardCharsets.UTF_8);
            // What is too long cannot be a file here: kept as a name that is none, so that it is told at the end.
            var name = bytes.length > RemotePath.MAX_BYTES ? IMPOSSIBLE : bytes;
            out.writeByte(kind);
            out.writeLong(size);
            out.write(hash);
            out.writeShort(name.length);
            out.write(name);
        }

        /** Makes what was written so far visible to a {@link Reader} of {@link #fresh()}. */
        public void flush() throws IOException {
            out.flush();
        }

        public Path fresh() {
            return fresh;
        }

        /** Puts the manifest in its place, safe from power loss. */
        public void complete() throws IOException {
            out.flush();
            channel.force(true);
            channel.close();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Folders.sync(folder);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(fresh);
        }
    }

    /** Reads a manifest from the beginning. */
    public static final class Reader implements AutoCloseable {
        private final DataInputStream in;
        private int index;
        private long at;

        public Reader(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        }

        /** @return empty at the end */
        public Optional<Line> next() throws IOException {
            int kind = in.read();
            if (kind < 0) {
                return Optional.empty();
            }
            var size = in.readLong();
            var hash = in.readNBytes(Sha256.LENGTH);
            var length = in.readUnsignedShort();
            if (length > RemotePath.MAX_BYTES || kind != FILE && kind != UNHASHED && kind != FOLDER) {
                throw new IOException("entry " + index
                        + " of the list of files makes no sense; cancel the download and start it again");
            }
            var name = in.readNBytes(length);
            if (name.length < length) {
                throw new EOFException("the list of files ends in entry " + index);
            }
            var line = new Line(
                    index,
                    at,
                    new String(name, StandardCharsets.UTF_8),
                    kind == FOLDER,
                    size,
                    kind == FILE ? Optional.of(ContentHash.of(hash)) : Optional.empty());
            index++;
            at += FIXED + length;
            return Optional.of(line);
        }

        /** Returns at most {@code most} lines that are not in {@code done}; fewer only at the end. */
        public List<Line> next(int most, BitSet done) throws IOException {
            var lines = new ArrayList<Line>();
            while (lines.size() < most) {
                var line = next();
                if (line.isEmpty()) {
                    break;
                }
                if (!done.get(line.get().index())) {
                    lines.add(line.get());
                }
            }
            return lines;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** Completes a file that has been hashed by now. */
    public static void hashed(Path file, Line line, long size, ContentHash content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.allocate(1 + Long.BYTES + Sha256.LENGTH)
                    .put(FILE)
                    .putLong(size)
                    .put(content.toBytes())
                    .flip();
            channel.write(bytes, line.at());
        }
    }
}
