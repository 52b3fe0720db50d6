package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.tracker.store.TrackerStore;

/** Copies a data folder while its tracker runs: the store by itself, the rest file by file. */
final class DataBackup {
    private static final Logger LOG = LoggerFactory.getLogger(DataBackup.class);

    private static final String STORE = "store";
    /** What a tracker makes anew, what belongs to the running one alone, and what others wrote for people. */
    private static final Set<String> LEFT_OUT = Set.of(STORE, "index", "logs", ".equinox", "control.sock", "lock");

    private final Path data;
    private final TrackerStore store;
    private long bytes;

    DataBackup(Path data, TrackerStore store) {
        this.data = data;
        this.store = store;
    }

    /** @return bytes that were copied */
    long make(Path target) throws IOException {
        var to = target.toAbsolutePath().normalize();
        if (to.startsWith(data)) {
            throw new IOException("a backup in the data folder itself is none: choose a folder outside of " + data);
        }
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS) && !isEmpty(to)) {
            throw new IOException(to + " is there already: choose a folder that is not there yet, or is empty");
        }
        Files.deleteIfExists(to);
        // Under another name until it is complete, for its owner alone: the key is in it.
        var unnamed = to.resolveSibling(to.getFileName() + ".unfinished");
        Files.createDirectory(
                unnamed, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            bytes += store.backup(unnamed.resolve(STORE));
            Files.walkFileTree(data, new Copying(unnamed));
            Files.move(unnamed, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            delete(unnamed);
            throw e;
        }
        LOG.info("everything was copied to {}, {} bytes", to, bytes);
        return bytes;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @NonNullByDefault({}) // the parameters of the methods of the JDK say nothing about null
    private final class Copying extends SimpleFileVisitor<Path> {
        private final Path target;

        private Copying(Path target) {
            this.target = target;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (folder.equals(data)) {
                return FileVisitResult.CONTINUE;
            }
            if (isLeftOut(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.copy(folder, target.resolve(data.relativize(folder)), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile() && !isLeftOut(file)) {
                Files.copy(file, target.resolve(data.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                bytes += attributes.size();
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isLeftOut(Path path) {
            return path.getParent().equals(data)
                    && LEFT_OUT.contains(path.getFileName().toString());
        }
    }
}
