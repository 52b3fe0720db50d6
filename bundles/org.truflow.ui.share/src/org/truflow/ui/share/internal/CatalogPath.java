package org.truflow.ui.share.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truflow.share.Share;

/** Paths in a catalog: {@code /}-separated, share label first, empty for the labels. Any thread. */
final class CatalogPath {
    private CatalogPath() {}

    /** @param path as shown; {@code label} for people */
    record Step(String label, String path) {}

    static String child(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the folders on the way to a path and the path itself, without the list of labels. */
    static List<Step> steps(String path) {
        var steps = new ArrayList<Step>();
        for (var end = path.indexOf('/'); !path.isEmpty(); end = path.indexOf('/', end + 1)) {
            var here = end < 0 ? path : path.substring(0, end);
            steps.add(new Step(name(here), here));
            if (end < 0) {
                break;
            }
        }
        return List.copyOf(steps);
    }

    /** Returns where something in one's own catalog lies on the disk. */
    static Optional<Path> local(List<Share> shares, String path) {
        var slash = path.indexOf('/');
        var label = slash < 0 ? path : path.substring(0, slash);
        try {
            return shares.stream()
                    .filter(share -> share.label().equals(label))
                    .findFirst()
                    .map(share -> slash < 0 ? share.root() : share.root().resolve(path.substring(slash + 1)));
        } catch (InvalidPathException e) {
            // Listed by another system, where that was a name.
            return Optional.empty();
        }
    }
}
