package org.truflow.content;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that no name leads out of: below it no symbolic link is followed, whether it stands there from the beginning or is put
 * there while a file is being opened. The folder itself is what its owner chose, and may be reached through links.
 *
 * <p>Where the system can open relative to an open folder (Linux), there is no moment between check and use. Elsewhere every
 * component is checked before and the result after. One thing remains everywhere: whoever may write to the folder can put a pipe
 * into a file's place at the right moment and so make {@link #open} wait for the pipe's other end.
 *
 * <p>Nothing is held open between calls. Call from any thread that may wait for the disk.
 *
 * @param path of the folder
 */
public record RootFolder(Path path) {

    /**
     * Opens a file of ours for reading.
     *
     * @throws NoSuchFileException if it is not there
     * @throws NotPlainFileException if a link is on the way, or it is a folder, a pipe, a device, or anything but a regular file
     * @throws IOException if it cannot be read
     */
    public OpenFile open(RemotePath file) throws IOException {
        return new FolderWalk(path, file.names(), () -> {}).open();
    }

    /** Opens a file that came from somebody, for reading; otherwise as {@link #open(RemotePath)}. */
    public OpenFile open(SafePath file) throws IOException {
        return new FolderWalk(path, file.names(), () -> {}).open();
    }

    /**
     * Creates the folders that a file needs, where they are not there yet.
     *
     * @return where the file may be created
     * @throws NotPlainFileException if a file or a link is in the place of one of the folders
     * @throws NoSuchFileException if the root folder is not there; it is never created
     */
    public Path createFoldersFor(SafePath file) throws IOException {
        var target = file.resolveUnder(path);
        create(file.names().subList(0, file.names().size() - 1));
        return target;
    }

    /**
     * Creates a folder with those above it, where they are not there yet. Any number of threads may create the same ones at once.
     *
     * @throws NotPlainFileException if a file or a link is in the place of one of the folders
     * @throws NoSuchFileException if the root folder is not there; it is never created
     */
    public void createFolder(SafePath folder) throws IOException {
        folder.resolveUnder(path);
        create(folder.names());
    }

    private void create(List<String> names) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new NoSuchFileException(path.toString());
        }
        var folder = path.toAbsolutePath();
        for (var name : names) {
            folder = folder.resolve(name);
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    throw new NotPlainFileException(folder.toString(), "is in the place of a folder");
                }
            }
        }
    }
}
