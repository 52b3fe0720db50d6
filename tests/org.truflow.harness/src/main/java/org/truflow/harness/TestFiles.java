package org.truflow.harness;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.random.RandomGeneratorFactory;

/** Files with content from a fixed seed: the same everywhere, every time. */
public final class TestFiles {
    private static final int CHUNK = 1 << 20;

    private TestFiles() {}

    /** Writes {@code size} bytes that follow from {@code seed}. */
    public static Path write(Path file, long size, long seed) throws IOException {
        var parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var random = RandomGeneratorFactory.of("Xoroshiro128PlusPlus").create(seed);
        var chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), CHUNK)) {
            for (var left = size; left > 0; left -= CHUNK) {
                chunk.clear();
                while (chunk.hasRemaining()) {
                    chunk.putLong(random.nextLong());
                }
                out.write(chunk.array(), 0, (int) Math.min(left, CHUNK));
            }
        }
        return file;
    }

    /** Writes {@code count} files of 1 to {@code most} bytes into folders of a hundred. */
    public static Path writeMany(Path folder, int count, int most, long seed) throws IOException {
        var sizes = new SplittableRandom(seed);
        for (var i = 0; i < count; i++) {
            write(folder.resolve("part-%03d/note-%05d.txt".formatted(i / 100, i)), 1 + sizes.nextInt(most), seed + i);
        }
        return folder;
    }
}
