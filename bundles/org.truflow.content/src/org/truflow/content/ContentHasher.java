package org.truflow.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Hashes files on disk, the pieces of one file on several threads. The thread that calls always works itself; those of the pool
 * help as far as they are free, so a caller that runs on the pool cannot deadlock with it. Any number of threads may hash
 * different files at once; each that works holds a buffer of 256 KiB.
 */
public final class ContentHasher {
    private final Executor pool;
    private final int threads;
    private final ConcurrentLinkedQueue<@Nullable HashLane> idle = new ConcurrentLinkedQueue<>();

    /**
     * @param pool where helpers run
     * @param threads most threads that work on one file, the caller included, at least 1
     */
    public ContentHasher(Executor pool, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("hashing takes at least one thread, not " + threads);
        }
        this.pool = pool;
        this.threads = threads;
    }

    /**
     * Hashes a file. Blocks until it is done. A symbolic link is refused; a folder from a stranger's hands is to be opened by
     * {@link RootFolder}.
     *
     * @throws FileChangedException if the file's size, time or identity changed meanwhile
     * @throws IOException if it cannot be read
     * @throws CancellationException if {@code progress} says so
     */
    public FileTree hash(Path file, HashProgress progress) throws IOException {
        var before = attributes(file);
        if (!before.isRegularFile()) {
            throw new IOException("not a regular file: " + file);
        }
        FileTree tree;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            tree = hash(channel, before.size(), progress);
        }
        var after = attributes(file);
        if (before.size() != after.size()
                || !before.lastModifiedTime().equals(after.lastModifiedTime())
                || !Objects.equals(before.fileKey(), after.fileKey())) {
            throw new FileChangedException(file.toString());
        }
        return tree;
    }

    /**
     * Hashes an open file, which stays open. Blocks until it is done. Only a change of the size is noticed here; who can, compares
     * the time as well.
     *
     * @param size that the file has, in bytes
     * @throws FileChangedException if the file has not {@code size} bytes, or not for long enough
     * @throws IOException if it cannot be read
     * @throws CancellationException if {@code progress} says so
     */
    public FileTree hash(FileChannel channel, long size, HashProgress progress) throws IOException {
        checkSize(channel, size);
        var hashing = new FileHashing(channel, Pieces.of(size), progress);
        var helpers = Math.min(threads, hashing.pieces()) - 1;
        try {
            for (var i = 0; i < helpers; i++) {
                pool.execute(() -> help(hashing));
            }
        } catch (RejectedExecutionException e) {
            // The pool is full or shut down: those already accepted and this thread do it all the same.
        }
        withLane(hashing);
        var tree = hashing.await();
        checkSize(channel, size);
        return tree;
    }

    private void help(FileHashing hashing) {
        if (hashing.join()) {
            try {
                withLane(hashing);
            } finally {
                hashing.leave();
            }
        }
    }

    private void withLane(FileHashing hashing) {
        var lane = idle.poll();
        if (lane == null) {
            lane = new HashLane();
        }
        hashing.work(lane);
        if (idle.size() < threads) {
            idle.add(lane);
        }
    }

    private static void checkSize(FileChannel channel, long size) throws IOException {
        var now = channel.size();
        if (now != size) {
            throw new FileChangedException("it has " + now + " bytes instead of " + size);
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
