package org.truflow.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.content.TreeHasherTest.assertIs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
class ContentHasherTest {

    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final ContentHasher hasher = new ContentHasher(pool, 2);

    private final Path folder;

    ContentHasherTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stopThePool() {
        pool.shutdownNow();
    }

    static Stream<Vector> agreed() {
        return Vector.all().stream().filter(Vector::cutAsAgreed);
    }

    @ParameterizedTest
    @MethodSource("agreed")
    void makes_the_tree_that_libtorrent_makes(Vector vector) throws Exception {
        var file = vector.write(folder);
        var hashed = new AtomicLong();

        var tree = hasher.hash(file, bytes -> {
            hashed.addAndGet(bytes);
            return true;
        });

        assertIs(vector, tree);
        assertEquals(vector.size(), hashed.get());
        Files.delete(file);
    }

    @Test
    void hashes_alone_when_the_pool_takes_nothing() throws Exception {
        var content = Vector.splitMix(5 << 20);
        var file = Files.write(folder.resolve("f"), content);
        var full = new ContentHasher(
                _ -> {
                    throw new RejectedExecutionException();
                },
                8);

        assertEquals(Trees.of(content), full.hash(file, HashProgress.NONE));
    }

    @Test
    void finishes_although_helpers_never_start_or_start_too_late() throws Exception {
        var content = Vector.splitMix(5 << 20);
        var file = Files.write(folder.resolve("f"), content);
        var late = new ArrayList<Runnable>();

        assertEquals(Trees.of(content), new ContentHasher(late::add, 3).hash(file, HashProgress.NONE));

        assertEquals(2, late.size());
        late.forEach(Runnable::run);
    }

    @Test
    void does_not_deadlock_when_called_from_its_own_pool() throws Exception {
        var content = Vector.splitMix(5 << 20);
        var file = Files.write(folder.resolve("f"), content);
        Callable<FileTree> hash = () -> hasher.hash(file, HashProgress.NONE);

        for (var result : pool.invokeAll(Collections.nCopies(8, hash))) {
            assertEquals(Trees.of(content), result.get());
        }
    }

    @Test
    void reuses_its_lanes_for_file_after_file() throws Exception {
        for (var size : new int[] {3 << 20, 10, (2 << 20) + 1, 0, 70_000}) {
            var file = Files.write(folder.resolve("f" + size), Vector.splitMix(size));

            assertEquals(Trees.of(Vector.splitMix(size)), hasher.hash(file, HashProgress.NONE));
        }
    }

    @Test
    void fails_when_the_file_is_cut_short_meanwhile() throws Exception {
        var file = Files.write(folder.resolve("f"), new byte[5 << 20]);
        var once = new AtomicBoolean();

        var failure = assertThrows(
                FileChangedException.class,
                () -> hasher.hash(file, _ -> {
                    if (once.compareAndSet(false, true)) {
                        truncate(file, 100);
                    }
                    return true;
                }));

        assertTrue(failure.getMessage().contains("changed while it was hashed"), failure.getMessage());
    }

    @Test
    void fails_when_the_file_grows_meanwhile() throws Exception {
        var file = Files.write(folder.resolve("f"), new byte[100]);

        assertThrows(FileChangedException.class, () -> hasher.hash(file, _ -> append(file)));
    }

    @Test
    void fails_when_the_file_is_written_to_without_a_change_of_size() throws Exception {
        var file = Files.write(folder.resolve("f"), new byte[100]);

        assertThrows(
                FileChangedException.class,
                () -> hasher.hash(file, _ -> {
                    try {
                        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    return true;
                }));
    }

    @Test
    void fails_when_the_file_has_another_size_than_said() throws Exception {
        var file = Files.write(folder.resolve("f"), new byte[100]);

        try (var channel = FileChannel.open(file)) {
            assertThrows(FileChangedException.class, () -> hasher.hash(channel, 99, HashProgress.NONE));
            assertThrows(FileChangedException.class, () -> hasher.hash(channel, 101, HashProgress.NONE));
        }
    }

    @Test
    void stops_soon_when_cancelled() throws Exception {
        var file = folder.resolve("f");
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 1L << 40);
        }
        var calls = new AtomicLong();

        assertThrows(CancellationException.class, () -> hasher.hash(file, _ -> calls.incrementAndGet() < 10));
        assertTrue(calls.get() < 20, "calls " + calls);
    }

    @Test
    void tells_what_a_watcher_threw() throws Exception {
        var file = Files.write(folder.resolve("f"), new byte[100]);

        var thrown = assertThrows(
                IllegalStateException.class,
                () -> hasher.hash(file, _ -> {
                    throw new IllegalStateException("mine");
                }));

        assertEquals("mine", thrown.getMessage());
    }

    @Test
    void stops_when_its_thread_is_interrupted() throws Exception {
        var file = folder.resolve("f");
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 1L << 40);
        }
        var running = new CountDownLatch(1);
        var failed = new CountDownLatch(1);
        var thread = Thread.ofPlatform().start(() -> {
            try {
                hasher.hash(file, _ -> {
                    running.countDown();
                    return true;
                });
            } catch (IOException e) {
                failed.countDown();
            }
        });

        assertTrue(running.await(30, TimeUnit.SECONDS));
        thread.interrupt();

        assertTrue(failed.await(30, TimeUnit.SECONDS));
        thread.join();
    }

    @Test
    void refuses_links_folders_and_what_is_not_there() throws Exception {
        var target = Files.write(folder.resolve("f"), new byte[1]);
        var link = Files.createSymbolicLink(folder.resolve("link"), target);

        assertThrows(IOException.class, () -> hasher.hash(link, HashProgress.NONE));
        assertThrows(IOException.class, () -> hasher.hash(folder, HashProgress.NONE));
        assertThrows(NoSuchFileException.class, () -> hasher.hash(folder.resolve("gone"), HashProgress.NONE));
    }

    private static void truncate(Path file, long size) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean append(Path file) {
        try {
            Files.write(file, new byte[1], StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return true;
    }
}
