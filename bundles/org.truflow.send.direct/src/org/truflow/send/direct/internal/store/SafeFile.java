package org.truflow.send.direct.internal.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** A small file that is replaced as a whole and survives power loss. Its first 8 bytes are the CRC-32C of the rest. */
public final class SafeFile {
    private static final int MOST = 64 << 20;

    private SafeFile() {}

    /** Writes what the file is to hold. */
    @FunctionalInterface
    public interface Writing {
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads what it holds. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(DataInputStream in) throws IOException;
    }

    public static void write(Path file, Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        writing.write(new DataOutputStream(bytes));
        var body = bytes.toByteArray();
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var whole = ByteBuffer.allocate(Long.BYTES + body.length)
                    .putLong(sum(body))
                    .put(body)
                    .flip();
            while (whole.hasRemaining()) {
                channel.write(whole);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(file);
    }

    /** @throws IOException if it is not there, damaged, or holds something else */
    public static <T> T read(Path file, Reading<T> reading) throws IOException {
        if (Files.size(file) > MOST) {
            throw new IOException(file + " is damaged: it is far too large");
        }
        var whole = ByteBuffer.wrap(Files.readAllBytes(file));
        if (whole.remaining() < Long.BYTES) {
            throw new IOException(file + " is damaged: it is cut short");
        }
        var expected = whole.getLong();
        var body = new byte[whole.remaining()];
        whole.get(body);
        if (sum(body) != expected) {
            throw new IOException(file + " is damaged: its checksum is wrong");
        }
        try {
            return reading.read(new DataInputStream(new ByteArrayInputStream(body)));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " makes no sense: " + e.getMessage(), e);
        }
    }

    /** Makes the name of a file last. Not every system can open a folder, and those that cannot need no such thing. */
    public static void sync(Path file) {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            try (var folder = FileChannel.open(parent, StandardOpenOption.READ)) {
                folder.force(true);
            } catch (IOException e) {
                // Windows keeps names by itself.
            }
        }
    }

    private static long sum(byte[] body) {
        var sum = new CRC32C();
        sum.update(body);
        return sum.getValue();
    }
}
