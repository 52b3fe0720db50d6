package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import org.truflow.content.ContentHasher;
import org.truflow.content.HashProgress;
import org.truflow.content.RemotePath;
import org.truflow.content.SafePath;
import org.truflow.transfer.swarm.internal.disk.Inspection;
import org.truflow.transfer.swarm.internal.disk.KeptTrees;
import org.truflow.transfer.swarm.internal.disk.Mover;
import org.truflow.transfer.swarm.internal.disk.Names;
import org.truflow.transfer.swarm.internal.queue.DoneFiles;
import org.truflow.transfer.swarm.internal.queue.Item;
import org.truflow.transfer.swarm.internal.queue.Manifest;

/**
 * Checking and moving what a download has, file by file. For a thread that may wait.
 *
 * @param manifest list of its files, if it is a folder; names where their hashes are kept
 * @param tag in the names of part files
 */
record Errands(ContentHasher hasher, InstantSource clock, Path manifest, String tag) {

    /** Returns where a download is fetched to, below {@code root}. */
    private Path part(Item item, Path root) {
        return root.resolve(LocalName.PARTS).resolve(tag + "-" + item.id());
    }

    private Path part(Item item, Path root, int index) {
        return root.resolve(LocalName.PARTS).resolve(tag + "-" + item.id() + "-" + index);
    }

    private static SafePath target(Item item, Manifest.Line line) throws IOException {
        return RemotePath.parse(item.name() + "/" + line.path()).toLocal();
    }

    private static Path finished(Item item, Manifest.Line line, DoneFiles.Content done) throws IOException {
        var target = target(item, line).resolveUnder(item.root());
        return Names.numbered(target, done.numbers().getOrDefault(line.index(), 1));
    }

    /** Reads all that is there; what is damaged is not finished any more, and of it only what is wrong is missing. */
    Item check(Item item, HashProgress watch) throws IOException {
        var inspection = new Inspection(hasher, watch);
        return switch (item.kind()) {
            case UNKNOWN -> item.checked();
            case FILE -> {
                var content = item.content().orElseThrow();
                var part = part(item, item.root());
                if (item.filesDone() == 0) {
                    inspection.doubt(part, content);
                } else if (inspection.right(item.target(), content, part, KeptTrees.of(manifest, 0))) {
                    yield item.checked().standing(Item.Standing.COMPLETED, clock.instant());
                }
                yield item.checked().progress(0, 0, item.sources());
            }
            case FOLDER -> {
                checkFolder(item, inspection);
                yield item.checked().progress(0, 0, item.sources());
            }
        };
    }

    private void checkFolder(Item item, Inspection inspection) throws IOException {
        var record = FolderDisk.doneFile(manifest);
        var done = DoneFiles.read(record);
        try (var reader = new Manifest.Reader(manifest)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                var line = next.get();
                var part = part(item, item.root(), line.index());
                if (line.folder()) {
                    // Is made again if somebody deleted it.
                    done.done().clear(line.index());
                } else if (done.done().get(line.index())) {
                    var tree = KeptTrees.of(manifest, line.index());
                    if (!inspection.right(
                            finished(item, line, done), line.content().orElseThrow(), part, tree)) {
                        done.done().clear(line.index());
                    }
                } else if (line.content().isPresent()) {
                    inspection.doubt(part, line.content().get());
                }
            }
        }
        DoneFiles.write(record, done);
    }

    /** Brings all that is there to the other folder. */
    Item move(Item item, HashProgress watch) throws IOException {
        var mover = new Mover(hasher, watch);
        var to = item.errand().moveTo().orElse(item.root());
        var file = item.place().file();
        switch (item.kind()) {
            case UNKNOWN -> {
                // Nothing is there yet.
            }
            case FILE -> {
                var content = item.content().orElseThrow();
                if (item.filesDone() == 0) {
                    mover.part(part(item, item.root()), part(item, to), content);
                } else {
                    var target = RemotePath.parse(item.name()).toLocal();
                    var at =
                            mover.file(new Mover.Move(item.target(), to, target, part(item, to), content, item.size()));
                    file = String.valueOf(at.getFileName());
                }
            }
            case FOLDER -> moveFolder(item, to, mover);
        }
        return item.moved(file, clock.instant());
    }

    private void moveFolder(Item item, Path to, Mover mover) throws IOException {
        var record = FolderDisk.doneFile(manifest);
        var done = DoneFiles.read(record);
        try (var reader = new Manifest.Reader(manifest)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                var line = next.get();
                var spare = part(item, to, line.index());
                if (line.folder()) {
                    done.done().clear(line.index());
                } else if (line.content().isPresent()) {
                    var content = line.content().get();
                    var target = target(item, line);
                    var move = new Mover.Move(finished(item, line, done), to, target, spare, content, line.size());
                    // A power loss may have taken from the record what is finished.
                    if (done.done().get(line.index()) || mover.there(move)) {
                        done.done().set(line.index());
                        done.numbers().put(line.index(), Names.number(mover.file(move), target.name()));
                    } else {
                        mover.part(part(item, item.root(), line.index()), spare, content);
                    }
                }
            }
        }
        DoneFiles.write(record, done);
        deleteEmpty(item.target());
    }

    /** Deletes a folder and those in it, as far as nothing is in them. Links are not followed. */
    private static void deleteEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.newDirectoryStream(folder)) {
            for (var each : all) {
                deleteEmpty(each);
            }
        }
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException e) {
            // Something is in it that is not ours.
            return;
        }
    }
}
