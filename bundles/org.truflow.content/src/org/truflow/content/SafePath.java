package org.truflow.content;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.internal.Characters;

/**
 * Where a file from somebody else may lie, below a folder of ours: the only way from a remote name to a file. Every name in it is
 * a plain file name on Linux, macOS and Windows alike. Beyond what {@link RemotePath} refuses, it holds none of
 * {@code " * : < > ? \ |}, no device of Windows ({@code CON}, {@code nul.txt}, ...), no 8.3 alias ({@code PROGRA~1}), no name that
 * ends with a dot or a space, no invisible or direction-changing character, and is in Unicode normalisation form C.
 *
 * <p>{@link #parse} refuses what does not comply; {@link RemotePath#toLocal()} gives it another name.
 *
 * <p>Equality is by letter; whether two paths may mean one file on some system is told by {@link #folded()}. Immutable.
 */
public final class SafePath {
    private final List<String> names;

    private SafePath(List<String> names) {
        this.names = names;
    }

    /** @throws UnsafePathException if {@code path} is not safe as it is */
    public static SafePath parse(String path) throws UnsafePathException {
        var remote = RemotePath.parse(path);
        for (var name : remote.names()) {
            var flaw = LocalName.flaw(name);
            if (flaw.isPresent()) {
                throw new UnsafePathException(path, flaw.get());
            }
        }
        return new SafePath(remote.names());
    }

    /** Returns {@code remote} if it is safe, else the same path with other names where it is not; always the same. */
    static SafePath of(RemotePath remote) {
        return new SafePath(remote.names().stream().map(LocalName::of).toList());
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
     * Returns the path below {@code root}, as {@code names().size()} more components. Says nothing about links on the way:
     * {@link RootFolder} opens and creates without following any.
     *
     * @throws UnsafePathException if the file names of this system cannot hold one of the characters
     */
    public Path resolveUnder(Path root) throws UnsafePathException {
        var path = root.toAbsolutePath();
        var depth = path.getNameCount();
        try {
            for (var name : names) {
                path = path.resolve(name);
            }
        } catch (InvalidPathException e) {
            throw new UnsafePathException(toString(), PathFlaw.UNREPRESENTABLE);
        }
        // Cannot happen with the names checked above; if it does all the same, nothing may be opened.
        if (path.getNameCount() != depth + names.size() || !path.startsWith(root.toAbsolutePath())) {
            throw new IllegalStateException("a safe path led out of its folder: " + this);
        }
        return path;
    }

    /** Opens the file below {@code root} for reading, as {@link RootFolder#open} does. */
    public OpenFile openBeneath(Path root) throws IOException {
        return new RootFolder(root).open(this);
    }

    /**
     * Returns a key that two paths share if some file system may take them for one: they differ only in case, in Unicode
     * normalisation, or in compatible characters. Coarser than any single system.
     */
    public String folded() {
        return fold(toString());
    }

    /** Returns the key of a single name or of a path: see {@link #folded()}. */
    public static String fold(String text) {
        var compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var oneCase = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Characters.withoutInvisible(Normalizer.normalize(oneCase, Normalizer.Form.NFKC));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SafePath path && path.names.equals(names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    /** Returns the path with {@code /} between the names. */
    @Override
    public String toString() {
        return String.join("/", names);
    }
}
