package org.truflow.transfer.swarm.internal.sim;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;

/** A path on a {@link SimDisk}, written as on Unix. */
record SimPath(SimDisk disk, boolean isAbsolute, List<String> names) implements Path {

    static SimPath of(SimDisk disk, String text) {
        return new SimPath(
                disk,
                text.startsWith("/"),
                List.of(text.split("/")).stream()
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    private SimPath with(List<String> others) {
        return new SimPath(disk, isAbsolute, List.copyOf(others));
    }

    @Override
    public FileSystem getFileSystem() {
        return disk;
    }

    @Override
    public Path getRoot() {
        return isAbsolute ? with(List.of()) : null;
    }

    @Override
    public Path getFileName() {
        return names.isEmpty() ? null : new SimPath(disk, false, List.of(names.getLast()));
    }

    @Override
    public Path getParent() {
        return names.size() < (isAbsolute ? 1 : 2) ? null : with(names.subList(0, names.size() - 1));
    }

    @Override
    public int getNameCount() {
        return names.size();
    }

    @Override
    public Path getName(int index) {
        return subpath(index, index + 1);
    }

    @Override
    public Path subpath(int begin, int end) {
        return new SimPath(disk, false, List.copyOf(names.subList(begin, end)));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof SimPath path
                && path.isAbsolute == isAbsolute
                && path.names.size() <= names.size()
                && names.subList(0, path.names.size()).equals(path.names);
    }

    @Override
    public boolean endsWith(Path other) {
        return other instanceof SimPath path
                && path.names.size() <= names.size()
                && names.subList(names.size() - path.names.size(), names.size()).equals(path.names);
    }

    @Override
    public Path normalize() {
        var kept = new ArrayList<String>();
        for (var name : names) {
            if (name.equals("..") && !kept.isEmpty()) {
                kept.removeLast();
            } else if (!name.equals(".")) {
                kept.add(name);
            }
        }
        return with(kept);
    }

    @Override
    public Path resolve(Path other) {
        var path = (SimPath) other;
        if (path.isAbsolute) {
            return path;
        }
        var both = new ArrayList<>(names);
        both.addAll(path.names);
        return with(both);
    }

    @Override
    public Path relativize(Path other) {
        if (!other.startsWith(this)) {
            throw new IllegalArgumentException(other + " is not below " + this);
        }
        return other.subpath(names.size(), other.getNameCount());
    }

    @Override
    public URI toUri() {
        return URI.create("sim:" + this);
    }

    @Override
    public Path toAbsolutePath() {
        return new SimPath(disk, true, names);
    }

    @Override
    public Path toRealPath(LinkOption... options) {
        return toAbsolutePath().normalize();
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SimPath path && path.isAbsolute == isAbsolute && path.names.equals(names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return (isAbsolute ? "/" : "") + String.join("/", names);
    }
}
