package org.truflow.transfer.swarm.internal.sim;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A disk in memory that can be full, that a process can die at, and that a power loss leaves with any part of what was not
 * synced: bytes of files in any order, names of each folder up to some point.
 */
final class SimDisk extends PlainFileSystem {

    /** Sees what is written before anybody else does. */
    interface Watch {
        void written(Path file, long position, ByteBuffer bytes);
    }

    /** One change of a name in a folder. A file without an inode is a folder; null takes the name away. */
    private record Named(SimPath path, Node node) {}

    private record Node(SimFile file) {
        boolean folder() {
            return file == null;
        }
    }

    private final Map<SimPath, Node> live = new TreeMap<>();
    private final Map<SimPath, Node> durable = new HashMap<>();
    private final Map<Path, List<Named>> unsynced = new HashMap<>();
    private final FileSystemProvider provider = new Provider();
    private long room = Long.MAX_VALUE / 2;
    private long operations = Long.MAX_VALUE;
    private Watch watch = (file, position, bytes) -> {};

    SimDisk() {
        live.put(path("/"), new Node(null));
        durable.put(path("/"), new Node(null));
    }

    SimPath path(String text) {
        return SimPath.of(this, text);
    }

    void watch(Watch next) {
        watch = next;
    }

    /** Sets how many more bytes can be written. */
    void room(long bytes) {
        room = bytes;
    }

    /** The process that uses it dies after so many more operations. */
    void dieAfter(long more) {
        operations = more;
    }

    /** Ends the process if its time has come. Called before every operation. */
    void operation() {
        if (operations-- <= 0) {
            throw new Machine.KilledError();
        }
    }

    void losePower(RandomGenerator random) {
        unsynced.values()
                .forEach(changes ->
                        changes.subList(0, random.nextInt(changes.size() + 1)).forEach(change -> put(durable, change)));
        unsynced.clear();
        // Shorter paths come first: what is in a folder that is not there is not there either.
        for (var path : durable.keySet().stream()
                .sorted(Comparator.comparingInt(Path::getNameCount))
                .toList()) {
            if (path.getParent() != null && !durable.containsKey(path.getParent())) {
                durable.remove(path);
            }
        }
        live.clear();
        live.putAll(durable);
        live.values().stream()
                .map(Node::file)
                .filter(file -> file != null)
                .distinct()
                .forEach(file -> file.losePower(random));
    }

    /** Returns all files with what they hold, by path. */
    Map<String, SimFile> files() {
        var files = new TreeMap<String, SimFile>();
        live.forEach((path, node) -> {
            if (!node.folder()) {
                files.put(path.toString(), node.file);
            }
        });
        return files;
    }

    boolean take(long bytes) {
        if (room < bytes) {
            return false;
        }
        room -= bytes;
        return true;
    }

    void give(long bytes) {
        room += bytes;
    }

    long room() {
        return room;
    }

    void written(SimPath file, long position, ByteBuffer bytes) {
        watch.written(file, position, bytes);
    }

    void syncFolder(SimPath folder) {
        var changes = unsynced.remove(folder);
        if (changes != null) {
            changes.forEach(change -> put(durable, change));
        }
    }

    private static void put(Map<SimPath, Node> into, Named change) {
        if (change.node == null) {
            into.remove(change.path);
        } else {
            into.put(change.path, change.node);
        }
    }

    private void name(SimPath path, Node node) {
        var before = live.get(path);
        var change = new Named(path, node);
        put(live, change);
        unsynced.computeIfAbsent(path.getParent(), _ -> new ArrayList<>()).add(change);
        if (node != null && !node.folder()) {
            node.file.names++;
        }
        if (before != null && !before.folder() && --before.file.names == 0) {
            give(before.file.space());
        }
    }

    private Node find(SimPath path) throws NoSuchFileException {
        var node = live.get(path.normalize());
        if (node == null) {
            throw new NoSuchFileException(path.toString());
        }
        return node;
    }

    private SimPath absent(Path at) throws IOException {
        var path = (SimPath) at;
        if (live.containsKey(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        if (!find((SimPath) path.getParent()).folder()) {
            throw new NotDirectoryException(path.getParent().toString());
        }
        return path;
    }

    private boolean empty(SimPath folder) {
        return live.keySet().stream().noneMatch(path -> folder.equals(path.getParent()));
    }

    private final class Provider extends FileSystemProvider {
        @Override
        public String getScheme() {
            return "sim";
        }

        @Override
        public FileChannel newFileChannel(Path at, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            operation();
            var path = (SimPath) at;
            var node = live.get(path);
            if (node != null && options.contains(StandardOpenOption.CREATE_NEW)) {
                throw new FileAlreadyExistsException(path.toString());
            }
            if (node == null) {
                if (!options.contains(StandardOpenOption.CREATE) && !options.contains(StandardOpenOption.CREATE_NEW)) {
                    throw new NoSuchFileException(path.toString());
                }
                node = new Node(new SimFile(SimDisk.this));
                name(absent(path), node);
            }
            if (!node.folder() && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
                node.file.truncate(0);
            }
            return new SimChannel(SimDisk.this, path, node.file);
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return newFileChannel(path, options, attributes);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            operation();
            find((SimPath) folder);
            var found = new ArrayList<Path>();
            for (var path : live.keySet()) {
                if (folder.equals(path.getParent()) && filter.accept(path)) {
                    found.add(path);
                }
            }
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    return found.iterator();
                }

                @Override
                public void close() {
                    found.clear();
                }
            };
        }

        @Override
        public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
            operation();
            name(absent(folder), new Node(null));
        }

        @Override
        public void delete(Path at) throws IOException {
            operation();
            var path = (SimPath) at;
            if (find(path).folder() && !empty(path)) {
                throw new DirectoryNotEmptyException(path.toString());
            }
            name(path, null);
        }

        @Override
        public void createLink(Path link, Path existing) throws IOException {
            operation();
            name(absent(link), find((SimPath) existing));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            operation();
            var node = find((SimPath) source);
            if (!source.getParent().equals(target.getParent()) || node.folder()) {
                throw new UnsupportedOperationException();
            }
            // One step of the journal of a file system: a power loss takes both or none, since they are of one folder.
            name((SimPath) target, node);
            name((SimPath) source, null);
        }

        @Override
        public boolean isSameFile(Path one, Path two) throws IOException {
            operation();
            return find((SimPath) one).equals(find((SimPath) two));
        }

        @Override
        public boolean isHidden(Path path) {
            return false;
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            operation();
            find((SimPath) path);
            return new SimStore(SimDisk.this);
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            operation();
            find((SimPath) path);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            operation();
            return type.cast(new SimAttributes(find((SimPath) path).file));
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(path("/"));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of(new SimStore(this));
    }

    @Override
    public Path getPath(String first, String... more) {
        return path(more.length == 0 ? first : first + "/" + String.join("/", more));
    }
}
