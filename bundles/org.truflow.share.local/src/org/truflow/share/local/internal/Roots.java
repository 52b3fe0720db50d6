package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.truflow.content.SafePath;
import org.truflow.content.UnsafePathException;
import org.truflow.share.Audience;

/** What is on offer, on disk at once, and what may be. Its owner guards it, but for {@link #find}. */
final class Roots {
    /** As many as a tracker takes in one message. */
    private static final int MOST_AUDIENCES = 256;

    private final RootsFile file;
    private final Path data;
    private final Path downloads;
    private final TreeMap<String, ShareRoot> known = new TreeMap<>();
    private final TreeMap<String, Audience> audiences = new TreeMap<>();

    /**
     * @param data real path of the folder that is never shared
     * @param downloads folder that may be, even if it lies in there
     */
    Roots(RootsFile file, Path data, Path downloads) throws IOException {
        this.file = file;
        this.data = data;
        this.downloads = downloads;
        file.read(known, audiences);
    }

    Collection<ShareRoot> all() {
        return List.copyOf(known.values());
    }

    /** Returns what a path would be offered as, if that is allowed. Asks the disk; call from any thread. */
    ShareRoot find(Path path, String label) throws IOException {
        var real = path.toRealPath();
        if (!Files.isDirectory(real) && !Files.isRegularFile(real)) {
            throw new IOException(path + " is neither a folder nor a file");
        }
        if (!Files.isReadable(real)) {
            throw new IOException(path + " cannot be read: no permission");
        }
        if (real.startsWith(data) && !real.startsWith(downloads)) {
            throw new IOException(path + " is not shared: it belongs to the data of Truflow itself");
        }
        return new ShareRoot(legal(label.isEmpty() ? lastName(path) : label), real);
    }

    boolean has(ShareRoot root) {
        return root.equals(known.get(root.label()));
    }

    Audience audience(String label) {
        return audiences.getOrDefault(label, Audience.EVERYONE);
    }

    /** Returns who may see which share, without those that are for everyone. */
    Map<String, Audience> audiences() {
        return Map.copyOf(audiences);
    }

    /** @throws FileAlreadyExistsException if the label is taken */
    void add(ShareRoot root, Audience audience) throws IOException {
        var present = known.getOrDefault(root.label(), root);
        if (!present.equals(root)) {
            throw new FileAlreadyExistsException(
                    root.label(), null, "is shared already, from " + present.path() + "; choose another label");
        }
        if (!audiences.containsKey(root.label())
                && !(audience instanceof Audience.Everyone)
                && audiences.size() >= MOST_AUDIENCES) {
            throw new IOException("at most " + MOST_AUDIENCES + " shares can be for some people only");
        }
        var isNew = !known.containsKey(root.label());
        var before = audience(root.label());
        known.put(root.label(), root);
        keep(root.label(), audience);
        try {
            file.write(known.values(), audiences);
        } catch (IOException e) {
            if (isNew) {
                known.remove(root.label());
            }
            keep(root.label(), before);
            throw e;
        }
    }

    private void keep(String label, Audience audience) {
        if (audience instanceof Audience.Everyone) {
            audiences.remove(label);
        } else {
            audiences.put(label, audience);
        }
    }

    Optional<ShareRoot> of(String label) {
        return Optional.ofNullable(known.get(label));
    }

    /** Forgets a root, here even if the disk refuses. */
    void remove(String label) throws IOException {
        known.remove(label);
        audiences.remove(label);
        file.write(known.values(), audiences);
    }

    private static String lastName(Path path) {
        var name = path.toAbsolutePath().normalize().getFileName();
        if (name == null) {
            throw new IllegalArgumentException(path + " has no name of its own: choose a label");
        }
        return name.toString();
    }

    private static String legal(String label) {
        try {
            if (SafePath.parse(label).names().size() == 1) {
                return label;
            }
        } catch (UnsafePathException e) {
            throw new IllegalArgumentException(
                    "this is no name for a share, choose another label: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("a label is a single name without a slash: " + label);
    }
}
