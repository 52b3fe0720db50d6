package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.RemotePath;
import org.truflow.content.RootFolder;
import org.truflow.content.SafePath;
import org.truflow.transfer.swarm.internal.disk.Folders;
import org.truflow.transfer.swarm.internal.disk.KeptTrees;
import org.truflow.transfer.swarm.internal.disk.Names;
import org.truflow.transfer.swarm.internal.queue.DoneFiles;
import org.truflow.transfer.swarm.internal.queue.LeftOut;
import org.truflow.transfer.swarm.internal.queue.Manifest;
import org.truflow.transfer.swarm.internal.queue.Manifest.Line;

/** What a folder download keeps on disk, read and written on disk threads. Call from the lane; answers come where {@code then} is sent to. */
@SuppressWarnings("resource") // reader and record are closed with this
final class FolderDisk {
    private static final Logger LOG = LoggerFactory.getLogger(FolderDisk.class);

    private final Executor disk;
    private final Path manifest;
    private final Path doneFile;
    private volatile Manifest.@Nullable Reader reader;
    private volatile @Nullable DoneFiles done;
    private volatile BitSet left = new BitSet();

    /** How an answer gets back to the lane. */
    interface Back {
        void run(Runnable answer);
    }

    interface Opened {
        /** @param bytes of finished files */
        void opened(long bytes, int files);
    }

    FolderDisk(Executor disk, Path manifest) {
        this.disk = disk;
        this.manifest = manifest;
        this.doneFile = doneFile(manifest);
    }

    static Path doneFile(Path manifest) {
        return manifest.resolveSibling(manifest.getFileName() + ".done");
    }

    /** Returns where it is kept which lines are not wanted. */
    static Path leftOut(Path manifest) {
        return manifest.resolveSibling(manifest.getFileName() + ".left-out");
    }

    Path manifest() {
        return manifest;
    }

    private interface Work {
        Runnable run() throws IOException;
    }

    private void onDisk(Back back, Consumer<IOException> failed, Work work) {
        try {
            disk.execute(() -> {
                try {
                    back.run(work.run());
                } catch (IOException e) {
                    back.run(() -> failed.accept(e));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine stops while {} is read", manifest);
        }
    }

    /** Reads what is finished. */
    void open(Back back, Consumer<IOException> failed, Opened then) {
        onDisk(back, failed, () -> {
            var record = new DoneFiles(doneFile);
            done = record;
            var finished = record.done();
            left = LeftOut.read(leftOut(manifest));
            var bytes = 0L;
            var files = 0;
            try (var all = new Manifest.Reader(manifest)) {
                for (var line = all.next(); line.isPresent(); line = all.next()) {
                    if (!line.get().folder()
                            && finished.get(line.get().index())
                            && !left.get(line.get().index())) {
                        bytes += line.get().size();
                        files++;
                    }
                }
            }
            reader = new Manifest.Reader(manifest);
            var sum = bytes;
            var count = files;
            return () -> then.opened(sum, count);
        });
    }

    /** Reads the next lines that are not finished; fewer than {@code most} only at the end. */
    void read(int most, Back back, Consumer<IOException> failed, Consumer<List<Line>> then) {
        onDisk(back, failed, () -> {
            var skip = record().done();
            skip.or(left);
            var lines = opened().next(most, skip);
            return () -> then.accept(lines);
        });
    }

    /** Begins to read from the beginning. */
    void rewind(Back back, Consumer<IOException> failed, Runnable then) {
        onDisk(back, failed, () -> {
            opened().close();
            reader = new Manifest.Reader(manifest);
            return then;
        });
    }

    void makeFolder(Line line, Path root, SafePath target, Back back, Consumer<IOException> failed) {
        onDisk(back, failed, () -> {
            Folders.create(root);
            new RootFolder(root).createFolder(target);
            record().add(line.index(), 1);
            return () -> {};
        });
    }

    /** @param at where the file is, perhaps under a number; {@code then} follows when that is noted */
    void finished(Line line, Path at, Back back, Consumer<IOException> failed, Runnable then) {
        onDisk(back, failed, () -> {
            record().add(line.index(), Names.number(at, localName(line)));
            return then;
        });
    }

    private static String localName(Line line) throws IOException {
        return RemotePath.parse(line.path()).toLocal().name();
    }

    private Manifest.Reader opened() throws IOException {
        var open = reader;
        if (open == null) {
            throw new IOException("the list of files " + manifest + " is not open");
        }
        return open;
    }

    private DoneFiles record() throws IOException {
        var open = done;
        if (open == null) {
            throw new IOException("the record of finished files " + doneFile + " is not open");
        }
        return open;
    }

    /** Closes the files after what is under way. */
    void close() {
        onDisk(Runnable::run, e -> LOG.debug("{} was not closed well", manifest, e), () -> {
            var open = reader;
            var record = done;
            if (open != null) {
                open.close();
            }
            if (record != null) {
                record.close();
            }
            return () -> {};
        });
    }

    /** Deletes what was kept of a folder download that is over. Waits for the disk. */
    static void delete(Path manifest) throws IOException {
        Files.deleteIfExists(leftOut(manifest));
        KeptTrees.delete(KeptTrees.of(manifest));
        Files.deleteIfExists(doneFile(manifest));
        Files.deleteIfExists(manifest);
    }
}
