package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.truflow.bench.Scratch;
import org.truflow.harness.TestFiles;

/**
 * Where downloads go. Memory that was free for a while went back to the host of a virtual machine, and its first touch
 * is slow; so there is always one file of the size, and it is deleted right before the next is written.
 */
final class Targets {
    private final Path root;
    private int count;

    Targets(Path root) {
        this.root = root;
    }

    /** Fills memory with a file that the first run deletes. */
    void touchMemory(long bytes) throws IOException {
        TestFiles.write(current().resolve("filler"), bytes, 1);
    }

    /** Deletes the last folder and makes the next. */
    Path fresh() throws IOException {
        clear();
        return another();
    }

    /** Makes the next folder and leaves the others: ext4 passes over what was just deleted one by one when it makes many files. */
    Path another() throws IOException {
        count++;
        return Files.createDirectories(current());
    }

    Path current() {
        return root.resolve("run-" + count);
    }

    void clear() throws IOException {
        if (Files.exists(current())) {
            Scratch.delete(current());
        }
    }
}
