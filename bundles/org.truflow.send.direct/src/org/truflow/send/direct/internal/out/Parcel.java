package org.truflow.send.direct.internal.out;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.truflow.content.Pieces;
import org.truflow.content.RemotePath;
import org.truflow.id.ContentHash;
import org.truflow.send.direct.internal.store.HashIndex;
import org.truflow.send.direct.internal.store.ListCheck;
import org.truflow.send.direct.internal.store.ListFile;

/**
 * The folder with what is kept of something sent from here: {@code state}; and, until it is over, {@code list} of all files, {@code index}
 * from each content to its line, stamp and piece hashes, and {@code layers}, the piece hashes of the large files.
 */
record Parcel(Path folder) {
    /** Numbers of an entry of the index: four of the stamp, where the piece hashes stand, where the line stands. */
    static final int NUMBERS = 6;

    /** A file of ours that is offered. */
    record Offered(RemotePath path, Stamp stamp, byte[] layer) {}

    Path state() {
        return folder.resolve("state");
    }

    Path list() {
        return folder.resolve("list");
    }

    Path index() {
        return folder.resolve("index");
    }

    Path layers() {
        return folder.resolve("layers");
    }

    /** Returns whether a content is among what is offered. */
    boolean holds(ContentHash content) throws IOException {
        try (var index = HashIndex.open(index())) {
            return index.find(content).isPresent();
        } catch (NoSuchFileException e) {
            // It was over a moment ago.
            return false;
        }
    }

    /** Returns the file that a content is of. */
    Optional<Offered> find(ContentHash content) throws IOException {
        try (var index = HashIndex.open(index());
                var lines = new ListFile.Reader(list())) {
            var found = index.find(content);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            var numbers = found.get();
            var stamp = new Stamp(numbers[0], numbers[1], numbers[2], numbers[3]);
            lines.seek(numbers[5]);
            var line = lines.next().orElseThrow(() -> new IOException("the list of files is cut short"));
            return Optional.of(new Offered(RemotePath.parse(line.path()), stamp, layer(stamp.size(), numbers[4])));
        }
    }

    private byte[] layer(long size, long at) throws IOException {
        var layer = ByteBuffer.allocate(Pieces.of(size).layerBytes());
        try (var channel = FileChannel.open(layers(), StandardOpenOption.READ)) {
            while (layer.hasRemaining()) {
                if (channel.read(layer, at + layer.position()) < 0) {
                    throw new IOException("the piece hashes are cut short");
                }
            }
        }
        return layer.array();
    }

    /** Where something lies that was chosen: {@code base} is a folder that nothing leads out of. */
    record Place(Path base, RemotePath below) {}

    /**
     * Returns where the file of a line lies. What was chosen may itself be a link; below it none is followed.
     *
     * @param paths that were chosen
     */
    static Place place(List<Path> paths, RemotePath line) throws IOException {
        for (var chosen : paths) {
            if (name(chosen).equals(line.names().getFirst())) {
                var real = chosen.toRealPath();
                if (line.names().size() > 1) {
                    return new Place(real, line.without(1));
                }
                return new Place(parent(real), RemotePath.of(List.of(name(real))));
            }
        }
        throw new NoSuchFileException(ListCheck.name(line.toString()));
    }

    static String name(Path path) {
        var name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private static Path parent(Path path) throws IOException {
        var parent = path.getParent();
        if (parent != null) {
            return parent;
        }
        throw new IOException(path + " cannot be sent; choose what is in it");
    }

    /** Deletes all but the state. */
    void clear() throws IOException {
        for (var file : List.of(list(), index(), layers())) {
            Files.deleteIfExists(file);
        }
    }

    void delete() throws IOException {
        clear();
        Files.deleteIfExists(state());
        Files.deleteIfExists(state().resolveSibling("state.new"));
        Files.deleteIfExists(folder);
    }
}
