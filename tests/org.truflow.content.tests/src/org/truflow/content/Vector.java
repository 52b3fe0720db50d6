package org.truflow.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of vectors/file-trees.txt: what libtorrent makes of a file. How the content comes about is told by
 * vectors/generate.py, which wrote the lines.
 */
record Vector(String content, long size, int pieceLength, String root, String layerSha256, String layer) {
    static final String NONE = "-";

    private static final long[] SPOTS = {
        0, 16 << 10, (1 << 20) - 1, (7 << 20) + 5, 1L << 30, (3L << 30) + 12345, (5L << 30) - 1
    };

    static List<Vector> all() {
        try (var in = new BufferedReader(new InputStreamReader(
                Vector.class.getResourceAsStream("vectors/file-trees.txt"), StandardCharsets.US_ASCII))) {
            return in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Vector::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those whose content fits into memory. */
    static Stream<Vector> small() {
        return all().stream().filter(vector -> vector.content.equals("splitmix"));
    }

    boolean cutAsAgreed() {
        return pieceLength == PieceLength.of(size);
    }

    byte[] bytes() {
        return splitMix(size);
    }

    Path write(Path folder) throws IOException {
        var file = folder.resolve(content + size);
        if (content.equals("splitmix")) {
            return Files.write(file, bytes());
        }
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            for (var spot : SPOTS) {
                channel.write(ByteBuffer.wrap(new byte[] {(byte) (spot % 251 + 1)}), spot);
            }
        }
        return file;
    }

    /** Bytes of SplitMix64 with the size as the seed. */
    static byte[] splitMix(long size) {
        var bytes = ByteBuffer.allocate((int) (size + 7) / 8 * 8).order(ByteOrder.LITTLE_ENDIAN);
        var state = size;
        while (bytes.hasRemaining()) {
            state += 0x9E3779B97F4A7C15L;
            var z = state;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            bytes.putLong(z ^ (z >>> 31));
        }
        return Arrays.copyOf(bytes.array(), (int) size);
    }

    private static Vector parse(String line) {
        var columns = line.split(" ");
        return new Vector(
                columns[0],
                Long.parseLong(columns[1]),
                Integer.parseInt(columns[2]),
                columns[3],
                columns[4],
                columns[5]);
    }

    @Override
    public String toString() {
        return content + " of " + size + " bytes in pieces of " + pieceLength;
    }
}
