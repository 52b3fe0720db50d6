package org.truflow.transfer.swarm.internal.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.zip.CRC32C;
import org.truflow.transfer.swarm.internal.disk.Folders;

/** Which lines of a {@link Manifest} are not wanted: a check sum (4 bytes) and a bit for each line. */
public final class LeftOut {
    private LeftOut() {}

    /** Returns nothing if nothing was left out. */
    public static BitSet read(Path file) throws IOException {
        ByteBuffer in;
        try {
            in = ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return new BitSet();
        }
        if (in.remaining() < Integer.BYTES || in.getInt() != check(in.duplicate())) {
            throw new IOException("the choice of files in " + file + " makes no sense; choose again");
        }
        return BitSet.valueOf(in);
    }

    /** Takes the place of what was there, safe from power loss. */
    public static void write(Path file, BitSet lines) throws IOException {
        var bits = ByteBuffer.wrap(lines.toByteArray());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            LogRecords.write(
                    channel,
                    ByteBuffer.allocate(Integer.BYTES)
                            .putInt(check(bits.duplicate()))
                            .flip());
            LogRecords.write(channel, bits);
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Folders.sync(folder);
        }
    }

    private static int check(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
