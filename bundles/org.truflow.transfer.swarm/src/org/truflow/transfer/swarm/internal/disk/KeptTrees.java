package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.truflow.content.FileTree;
import org.truflow.id.ContentHash;

/**
 * The hashes of the pieces of finished files, so that a later look finds the damaged ones without asking anybody. A file of one piece
 * needs none. Not synced: what a power loss takes away costs fetching a damaged file as a whole. Waits for the disk.
 */
public final class KeptTrees {
    private KeptTrees() {}

    /** Returns where those of a download are kept. @param manifest names it, whether it is a folder or not */
    public static Path of(Path manifest) {
        return manifest.resolveSibling(manifest.getFileName() + ".trees");
    }

    /** @param index of the file in a folder; 0 of a single one */
    public static Path of(Path manifest, int index) {
        return of(manifest).resolve(String.valueOf(index));
    }

    static void keep(Path at, FileTree tree) throws IOException {
        var folder = at.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        PieceJournal.create(at, tree).close();
    }

    static Optional<FileTree> read(Path at, ContentHash content) throws IOException {
        return PieceJournal.read(at, content).map(PieceJournal.Recovered::tree);
    }

    /** Deletes all of a download. */
    public static void delete(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(folder);
    }
}
