package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;

/** The folder that the store lives in, held by one process at a time. */
final class StoreFolder implements AutoCloseable {
    private static final String JOURNAL = "journal-";
    private static final String GRAPH = "graph-";

    private final Path path;
    private final Disk disk;
    private final FileChannel lockFile;

    private StoreFolder(Path path, Disk disk, FileChannel lockFile) {
        this.path = path;
        this.disk = disk;
        this.lockFile = lockFile;
    }

    /** @throws IOException if another process has it */
    @SuppressWarnings("resource") // closed with the folder
    static StoreFolder hold(Path path, Disk disk) throws IOException {
        Files.createDirectories(path);
        var lockFile = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lock(lockFile)) {
            lockFile.close();
            throw new IOException(
                    "Another tracker uses " + path + ": stop it, or give this one a data folder of its own.");
        }
        return new StoreFolder(path, disk, lockFile);
    }

    @SuppressWarnings("resource") // released with the channel
    private static boolean lock(FileChannel file) throws IOException {
        try {
            @Nullable FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    Disk disk() {
        return disk;
    }

    /** Returns the journals by generation, oldest first. */
    TreeMap<Long, Path> journals() throws IOException {
        var journals = new TreeMap<Long, Path>();
        for (var file : list(path)) {
            var name = file.getFileName().toString();
            if (name.matches(JOURNAL + "\\d+")) {
                journals.put(Long.valueOf(name.substring(JOURNAL.length())), file);
            }
        }
        return journals;
    }

    void deleteJournalsBefore(long generation) throws IOException {
        for (var file : journals().headMap(generation).values()) {
            disk.delete(file);
        }
    }

    /** Deletes every graph but one, and whatever never got its final name. */
    void deleteGraphsBut(long graph, long alsoKept) throws IOException {
        for (var file : list(path)) {
            var name = file.getFileName().toString();
            if (name.startsWith(GRAPH) && !name.equals(GRAPH + graph) && !name.equals(GRAPH + alsoKept)) {
                deleteTree(file);
            } else if (name.endsWith(".new")) {
                disk.delete(file);
            }
        }
    }

    void deleteTree(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (var file : tree.sorted(Comparator.reverseOrder()).toList()) {
                disk.delete(file);
            }
        }
    }

    /** Makes the files of a graph exactly as long as a checkpoint says, and deletes those it does not name. */
    void cutBack(Checkpoint checkpoint) throws IOException {
        var folder = Graph.folder(path, checkpoint.graph());
        var there = lengths(folder);
        for (var file : checkpoint.files().entrySet()) {
            var length = there.getOrDefault(file.getKey(), -1L);
            there.remove(file.getKey());
            if (length < file.getValue()) {
                throw new DamagedStoreException(
                        folder.resolve(file.getKey()),
                        (length < 0 ? "it has vanished" : "it has " + length + " bytes") + " and should have "
                                + file.getValue());
            }
            if (length > file.getValue()) {
                var longer = folder.resolve(file.getKey());
                try (var channel = FileChannel.open(longer, StandardOpenOption.WRITE)) {
                    disk.truncate(longer, channel, file.getValue());
                    disk.sync(longer, channel);
                }
            }
        }
        for (var unlisted : there.keySet()) {
            disk.delete(folder.resolve(unlisted));
        }
    }

    /** Makes the files of a graph durable and returns their lengths. @param before what was durable already */
    Map<String, Long> sync(Path graph, Map<String, Long> before) throws IOException {
        var lengths = lengths(graph);
        for (var file : lengths.entrySet()) {
            if (!file.getKey().endsWith(".dat") || !file.getValue().equals(before.get(file.getKey()))) {
                disk.syncFile(graph.resolve(file.getKey()));
            }
        }
        try (var tree = Files.walk(graph)) {
            for (var folder : tree.filter(Files::isDirectory).toList()) {
                disk.syncFolder(folder);
            }
        }
        disk.syncFolder(path);
        return lengths;
    }

    private static Map<String, Long> lengths(Path folder) throws IOException {
        var lengths = new TreeMap<String, Long>();
        if (!Files.isDirectory(folder)) {
            return lengths;
        }
        try (var tree = Files.walk(folder)) {
            for (var file : tree.filter(Files::isRegularFile).toList()) {
                lengths.put(folder.relativize(file).toString().replace('\\', '/'), Files.size(file));
            }
        }
        return lengths;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
