package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * What to start from.
 *
 * @param graph number of the graph's folder
 * @param files every file of the graph, relative to its folder, and its length in bytes
 * @param journal generation of the first journal to replay
 */
record Checkpoint(long graph, Map<String, Long> files, long journal) {
    private static final String NAME = "checkpoint";
    private static final int FORM = 0x54464301;

    Checkpoint {
        files = Map.copyOf(files);
    }

    /** Returns the last checkpoint of a store folder, empty if none was ever made. */
    static Optional<Checkpoint> read(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var bytes = Files.readAllBytes(file);
        if (bytes.length < 4
                || crc(bytes, bytes.length - 4) != ByteBuffer.wrap(bytes).getInt(bytes.length - 4)) {
            throw new DamagedStoreException(file, "its check sum is wrong");
        }
        return Optional.of(Unpacker.read(ByteBuffer.wrap(bytes, 0, bytes.length - 4), in -> {
            if (in.number() != FORM) {
                throw new IllegalArgumentException(file + " was written by another version");
            }
            var graph = in.size();
            var journal = in.size();
            var files = new TreeMap<String, Long>();
            for (var count = in.number(); count > 0; count--) {
                files.put(in.text(), in.size());
            }
            return new Checkpoint(graph, files, journal);
        }));
    }

    /** Makes this the checkpoint of a store folder; durable when this returns. */
    void write(Path folder, Disk disk) throws IOException {
        var out = new Packer().number(FORM).size(graph).size(journal).number(files.size());
        files.forEach((name, length) -> out.text(name).size(length));
        var body = out.toBytes();
        var bytes = ByteBuffer.allocate(body.length + 4)
                .put(body)
                .putInt(crc(body, body.length))
                .flip();
        var unnamed = folder.resolve(NAME + ".new");
        try (var channel = FileChannel.open(
                unnamed, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            disk.write(unnamed, channel, bytes, 0);
            disk.sync(unnamed, channel);
        }
        disk.replace(unnamed, folder.resolve(NAME));
        disk.syncFolder(folder);
    }

    private static int crc(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
