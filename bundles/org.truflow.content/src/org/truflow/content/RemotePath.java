package org.truflow.content;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.internal.Characters;

/**
 * What somebody calls a file, letter by letter: relative, {@code /} between the names. It is faithful, so that its owner finds the
 * file again by it, and therefore may hold names that are possible at the owner's and harmful or impossible here, such as
 * {@code a:b} or {@code CON}. The way from here to a file of one's own leads through {@link #toLocal()}; {@link #openBeneath}
 * is for the owner.
 *
 * <p>Refused are: more than {@link #MAX_BYTES} bytes of UTF-8, {@link #MAX_DEPTH} names, or {@link #MAX_NAME_BYTES} bytes in a
 * name; empty names, {@code .} and {@code ..}; control characters, line separators, noncharacters, lone surrogates. No
 * normalisation is asked for: a file that macOS named in form D is called so.
 *
 * <p>Equality is by letter. Immutable.
 */
public final class RemotePath implements Comparable<RemotePath> {
    /** Most bytes of UTF-8 of a path, slashes included. */
    public static final int MAX_BYTES = 4096;

    /** Most bytes of UTF-8 of a name. */
    public static final int MAX_NAME_BYTES = 255;

    /** Most names of a path. */
    public static final int MAX_DEPTH = 256;

    private final List<String> names;

    private RemotePath(List<String> names) {
        this.names = names;
    }

    /** @throws UnsafePathException if {@code path} is not legal; its length is looked at before anything else */
    public static RemotePath parse(String path) throws UnsafePathException {
        if (path.isEmpty()) {
            throw new UnsafePathException(path, PathFlaw.EMPTY);
        }
        if (path.length() > MAX_BYTES) {
            throw new UnsafePathException(path, PathFlaw.TOO_LONG);
        }
        if (path.startsWith("/")) {
            throw new UnsafePathException(path, PathFlaw.ABSOLUTE);
        }
        return of(List.of(path.split("/", -1)));
    }

    /** @throws UnsafePathException if {@code names} from the top make no legal path */
    public static RemotePath of(List<String> names) throws UnsafePathException {
        var copy = List.copyOf(names);
        var flaw = flaw(copy);
        if (flaw.isPresent()) {
            throw new UnsafePathException(String.join("/", copy), flaw.get());
        }
        return new RemotePath(copy);
    }

    /**
     * Tells others of a file of ours.
     *
     * @param relative to the folder that is shared
     * @throws UnsafePathException if its name cannot be told, or could not be found again by what would be told
     */
    public static RemotePath ofLocal(Path relative) throws UnsafePathException {
        var path = new StringJoiner("/");
        for (var name : relative) {
            path.add(name.toString());
            if (!faithful(name)) {
                throw new UnsafePathException(relative.toString(), PathFlaw.UNREPRESENTABLE);
            }
        }
        if (relative.isAbsolute()) {
            throw new UnsafePathException(relative.toString(), PathFlaw.ABSOLUTE);
        }
        return parse(path.toString());
    }

    /** Returns why {@code name} cannot stand in a path, or empty. */
    public static Optional<PathFlaw> flawOfName(String name) {
        if (name.isEmpty()) {
            return Optional.of(PathFlaw.EMPTY_NAME);
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of(PathFlaw.DOTS);
        }
        if (name.length() > MAX_NAME_BYTES || Characters.utf8Length(name) > MAX_NAME_BYTES) {
            return Optional.of(PathFlaw.NAME_TOO_LONG);
        }
        for (var i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            var point = name.codePointAt(i);
            if (Characters.surrogate(point)) {
                return Optional.of(PathFlaw.LONE_SURROGATE);
            }
            if (Characters.control(point)) {
                return Optional.of(PathFlaw.CONTROL_CHARACTER);
            }
            if (point == '/') {
                return Optional.of(PathFlaw.FORBIDDEN_CHARACTER);
            }
        }
        return Optional.empty();
    }

    /** Returns the names from the top, at least one. */
    public List<String> names() {
        return names;
    }

    /** Returns the last name. */
    public String name() {
        return names.getLast();
    }

    /**
     * Returns the path of something in this folder.
     *
     * @throws UnsafePathException if the name is not legal or the path gets too long
     */
    public RemotePath child(String name) throws UnsafePathException {
        var flaw = flawOfName(name);
        if (flaw.isPresent()) {
            throw new UnsafePathException(name, flaw.get());
        }
        return parse(this + "/" + name);
    }

    /**
     * Returns the path without its first names, such as the label of the share.
     *
     * @param count how many to leave out
     * @throws IndexOutOfBoundsException if there are not more than that
     */
    public RemotePath without(int count) {
        Objects.checkIndex(count, names.size());
        return new RemotePath(List.copyOf(names.subList(count, names.size())));
    }

    /** Returns what the file may be called here: itself where possible, else something harmless, always the same. */
    public SafePath toLocal() {
        return SafePath.of(this);
    }

    /** Opens our own file of this path, as {@link RootFolder#open} does. */
    public OpenFile openBeneath(Path root) throws IOException {
        return new RootFolder(root).open(this);
    }

    /** Orders by the names, not by the letters, so that a folder is followed by what is in it. */
    @Override
    public int compareTo(RemotePath other) {
        for (var i = 0; i < Math.min(names.size(), other.names.size()); i++) {
            var order = names.get(i).compareTo(other.names.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(names.size(), other.names.size());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RemotePath path && path.names.equals(names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    /** Returns the path with {@code /} between the names. It may hold invisible and direction-changing characters. */
    @Override
    public String toString() {
        return String.join("/", names);
    }

    private static Optional<PathFlaw> flaw(List<String> names) {
        if (names.isEmpty()) {
            return Optional.of(PathFlaw.EMPTY);
        }
        if (names.size() > MAX_DEPTH) {
            return Optional.of(PathFlaw.TOO_DEEP);
        }
        var bytes = names.size() - 1;
        for (var name : names) {
            var flaw = flawOfName(name);
            if (flaw.isPresent()) {
                return flaw;
            }
            bytes += Characters.utf8Length(name);
        }
        return bytes > MAX_BYTES ? Optional.of(PathFlaw.TOO_LONG) : Optional.empty();
    }

    /** A file name may hold bytes that are no text; what Java shows of it then names another file, or none. */
    private static boolean faithful(Path name) {
        try {
            return Path.of(name.toString()).equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
