package org.truflow.identity.internal;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A small file that only its owner can read, and that is there whole or not at all, whatever happens: written beside
 * its name, synced, renamed, and the rename synced. Where the file system knows no POSIX permissions, what the
 * folder allows counts.
 */
final class DurableFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private static final Set<PosixFilePermission> WRITERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final Path beside;
    private final Path folder;
    private final int most;
    private final boolean posix;

    /** @param most bytes that the file may have */
    DurableFile(Path folder, String name, int most) {
        this.folder = folder;
        this.file = folder.resolve(name);
        this.beside = folder.resolve(name + ".new");
        this.most = most;
        this.posix = File.separatorChar == '/';
    }

    Path path() {
        return file;
    }

    /** Makes the folder if need be, and removes what a crash in the middle of a write left behind. */
    void open() throws IOException {
        try {
            Files.createDirectories(folder, permissions("rwx------"));
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            throw new IOException(
                    "the folder " + folder + " cannot be used: " + e
                            + "; start as its owner, or choose another data folder",
                    e);
        }
        if (posix && !Collections.disjoint(WRITERS, Files.getPosixFilePermissions(folder))) {
            throw new IOException("other users of this machine can change what is in " + folder
                    + "; if none of them did, run: chmod 700 " + folder);
        }
    }

    boolean exists() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** @throws IOException if it cannot be read, is too large, or others can read it */
    byte[] read() throws IOException {
        if (posix) {
            var open = EnumSet.copyOf(OTHERS);
            open.retainAll(Files.getPosixFilePermissions(file));
            if (!open.isEmpty()) {
                throw new IOException(file
                        + " can be read or changed by other users of this machine; if none of them did, run: chmod 600 "
                        + file);
            }
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException(file + " has more than " + most + " bytes: it is no file of ours, or damaged");
            }
            return bytes;
        } catch (AccessDeniedException e) {
            throw new IOException(file + " cannot be read by this user: " + e.getReason() + "; start as its owner", e);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw e.getMessage() != null && e.getMessage().contains(file.toString())
                    ? e
                    : new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    void replace(byte[] bytes) throws IOException {
        Files.deleteIfExists(beside);
        try {
            var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = FileChannel.open(beside, options, permissions("rw-------"))) {
                var left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + e + "; the old one, if any, is still in place", e);
        }
        if (posix) {
            try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    private FileAttribute<?>[] permissions(String text) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }
}
