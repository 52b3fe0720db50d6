package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.truflow.content.OpenFile;
import org.truflow.content.RemotePath;
import org.truflow.content.RootFolder;
import org.truflow.share.local.internal.index.CatalogPath;

/**
 * Where a file of the catalog lies.
 *
 * @param folder that no link may lead out of: the root of the share, or for a single file the folder it lies in
 * @param below the path from there
 * @param path both together
 */
record Place(Path folder, RemotePath below, Path path) {

    static Place of(ShareRoot root, String catalogPath) throws IOException {
        var below = CatalogPath.belowLabel(catalogPath);
        var path = root.resolve(catalogPath);
        var folder = path.getParent();
        if (!below.isEmpty() || folder == null) {
            return new Place(root.path(), RemotePath.parse(below), path);
        }
        return new Place(folder, RemotePath.ofLocal(path.getFileName()), path);
    }

    OpenFile open() throws IOException {
        return new RootFolder(folder).open(below);
    }
}
