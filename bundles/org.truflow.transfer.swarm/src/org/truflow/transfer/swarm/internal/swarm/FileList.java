package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.truflow.content.RemotePath;
import org.truflow.content.UnsafePathException;
import org.truflow.id.ContentHash;
import org.truflow.transfer.NamePreview;
import org.truflow.transfer.TransferFile;
import org.truflow.transfer.TransferState.Completed;
import org.truflow.transfer.swarm.internal.disk.Names;
import org.truflow.transfer.swarm.internal.queue.DoneFiles;
import org.truflow.transfer.swarm.internal.queue.Item;
import org.truflow.transfer.swarm.internal.queue.LeftOut;
import org.truflow.transfer.swarm.internal.queue.Manifest;

/**
 * What is in a download, file by file, read from disk in a stream. Call from any thread that may wait for the disk.
 *
 * @param running bytes of the files that are being fetched, by index
 */
record FileList(Item item, Path manifest, Map<Integer, Long> running) {

    /** What was chosen. */
    record Chosen(int files, long bytes) {}

    /** Returns whether there is something to choose from. */
    boolean known() {
        return item.kind() == Item.Kind.FOLDER && Files.exists(manifest);
    }

    /** @param from lowest index */
    List<TransferFile> page(int from, int most) throws IOException {
        if (item.kind() == Item.Kind.FILE) {
            return from > 0 ? List.of() : List.of(single());
        } else if (!known()) {
            return List.of();
        }
        var done = done();
        var left = LeftOut.read(FolderDisk.leftOut(manifest));
        var page = new ArrayList<TransferFile>();
        try (var reader = new Manifest.Reader(manifest)) {
            for (var line = reader.next(); line.isPresent() && page.size() < most; line = reader.next()) {
                if (line.get().index() >= from && !line.get().folder()) {
                    page.add(file(line.get(), done, left));
                }
            }
        }
        return page;
    }

    /** Returns the contents of files that are being fetched, the first ones by index. */
    SortedMap<Integer, ContentHash> fetched(int most) throws IOException {
        var found = new TreeMap<Integer, ContentHash>();
        if (item.kind() == Item.Kind.FILE) {
            item.content().ifPresent(content -> found.put(0, content));
        } else if (known() && !running.isEmpty()) {
            try (var reader = new Manifest.Reader(manifest)) {
                for (var line = reader.next();
                        line.isPresent() && found.size() < Math.min(most, running.size());
                        line = reader.next()) {
                    var index = line.get().index();
                    if (running.containsKey(index)) {
                        line.get().content().ifPresent(content -> found.put(index, content));
                    }
                }
            }
        }
        return found;
    }

    private TransferFile single() throws IOException {
        var finished = item.state() instanceof Completed;
        var name = item.target().getFileName() + "";
        return new TransferFile(
                0,
                name,
                item.size(),
                item.content(),
                true,
                item.done(),
                finished ? new NamePreview.Finished(item.target()) : preview(name, item.size(), false));
    }

    private BitSet done() throws IOException {
        return DoneFiles.read(FolderDisk.doneFile(manifest)).done();
    }

    private TransferFile file(Manifest.Line line, BitSet done, BitSet left) throws IOException {
        var finished = done.get(line.index());
        var path = item.name() + "/" + line.path();
        return new TransferFile(
                line.index(),
                line.path(),
                line.size(),
                line.content(),
                !left.get(line.index()),
                finished ? line.size() : running.getOrDefault(line.index(), 0L),
                preview(path, line.size(), finished));
    }

    private NamePreview preview(String path, long size, boolean finished) throws IOException {
        try {
            var target = RemotePath.parse(path).toLocal();
            return finished
                    ? new NamePreview.Finished(target.resolveUnder(item.root()))
                    : Names.preview(item.root(), target, size);
        } catch (UnsafePathException e) {
            return new NamePreview.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** Asks about every file, and keeps what is left out. */
    Chosen choose(Predicate<TransferFile> wanted) throws IOException {
        var done = done();
        var before = LeftOut.read(FolderDisk.leftOut(manifest));
        var left = new BitSet();
        var files = 0;
        var bytes = 0L;
        try (var reader = new Manifest.Reader(manifest)) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                var each = line.get();
                if (each.folder()) {
                    continue;
                }
                if (wanted.test(file(each, done, before))) {
                    files++;
                    bytes = bytes + each.size() < 0 ? Long.MAX_VALUE : bytes + each.size();
                } else {
                    left.set(each.index());
                }
            }
        }
        LeftOut.write(FolderDisk.leftOut(manifest), left);
        return new Chosen(files, bytes);
    }
}
