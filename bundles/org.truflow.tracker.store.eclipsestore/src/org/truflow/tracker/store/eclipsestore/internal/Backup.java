package org.truflow.tracker.store.eclipsestore.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A copy of a store folder, made while changes go on. The graph's files only grow after a checkpoint, so their lengths
 * at that time are what is copied; of the journals since then, what is there when it is read: the end of the last may be
 * torn, as after a crash, and is cut off in the same way.
 */
final class Backup {
    private final StoreFolder folder;
    private final Path target;
    private long bytes;

    Backup(StoreFolder folder, Path target) {
        this.folder = folder;
        this.target = target;
    }

    /** @return bytes that were copied */
    long make(Checkpoint checkpoint) throws IOException {
        var disk = folder.disk();
        var graph = Graph.folder(folder.path(), checkpoint.graph());
        var copy = Graph.folder(target, checkpoint.graph());
        Files.createDirectories(copy);
        for (var file : checkpoint.files().entrySet()) {
            var to = copy.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            copy(graph.resolve(file.getKey()), to, file.getValue());
        }
        for (var journal : folder.journals().tailMap(checkpoint.journal()).values()) {
            copy(journal, target.resolve(journal.getFileName()), Files.size(journal));
        }
        try (var tree = Files.walk(target)) {
            for (var made : tree.filter(Files::isDirectory).toList()) {
                disk.syncFolder(made);
            }
        }
        // Last, so that a folder with a checkpoint is complete.
        checkpoint.write(target, disk);
        return bytes;
    }

    private void copy(Path from, Path to, long length) throws IOException {
        try (var in = FileChannel.open(from, StandardOpenOption.READ);
                var out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (var done = 0L; done < length; ) {
                var moved = in.transferTo(done, length - done, out);
                if (moved <= 0) {
                    throw new EOFException(from + " has " + done + " bytes and should have " + length);
                }
                done += moved;
            }
        }
        folder.disk().syncFile(to);
        bytes += length;
    }
}
