package org.truflow.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Ways to open a file below a folder without following a link. */
final class FolderWalk {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    /** The file was exchanged between the look at it and the opening: look again, but not for ever. */
    private static final int ATTEMPTS = 3;

    private final Path root;
    private final List<String> names;
    private final Runnable beforeOpening;

    /** @param beforeOpening called between the look at a component and its opening, for tests */
    FolderWalk(Path root, List<String> names, Runnable beforeOpening) {
        this.root = root;
        this.names = names;
        this.beforeOpening = beforeOpening;
    }

    /** Opens each component relative to the open one before it, where the system can, else checks and opens. */
    OpenFile open() throws IOException {
        try (var top = Files.newDirectoryStream(root)) {
            return top instanceof SecureDirectoryStream<Path> secure ? openRelative(secure, 0) : openChecked();
        }
    }

    private OpenFile openRelative(SecureDirectoryStream<Path> folder, int depth) throws IOException {
        var name = Path.of(names.get(depth));
        if (depth == names.size() - 1) {
            return openLast(folder, name);
        }
        // Opening a pipe would block, so the kind comes first; a link put here afterwards is not followed.
        checkFolder(look(folder, name), depth);
        beforeOpening.run();
        try (var next = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            return openRelative(next, depth + 1);
        }
    }

    @SuppressWarnings("resource") // the channel goes to the caller, or is closed on the way
    private OpenFile openLast(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = look(folder, name);
            checkFile(before);
            beforeOpening.run();
            var channel = asFile(folder.newByteChannel(name, READ));
            try {
                var after = look(folder, name);
                if (after.isRegularFile() && Objects.equals(before.fileKey(), after.fileKey())) {
                    return new OpenFile(channel, after);
                }
                channel.close();
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
        throw notPlain("is exchanged again and again while it is opened");
    }

    private static BasicFileAttributes look(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        return folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    /** For systems that cannot open relative to a folder: looks at every component before and after. */
    @SuppressWarnings("resource") // the channel goes to the caller, or is closed on the way
    OpenFile openChecked() throws IOException {
        var file = root;
        for (var depth = 0; depth < names.size(); depth++) {
            var name = Path.of(names.get(depth));
            if (name.getNameCount() != 1 || name.isAbsolute() || !LocalName.plain(names.get(depth))) {
                throw notPlain("is no plain file name on this system");
            }
            file = file.resolve(name);
            var found = look(file);
            if (depth < names.size() - 1) {
                checkFolder(found, depth);
            } else {
                checkFile(found);
            }
        }
        var before = look(file);
        checkFile(before);
        beforeOpening.run();
        var channel = asFile(Files.newByteChannel(file, READ));
        try {
            var after = look(file);
            checkFile(after);
            if (!Objects.equals(before.fileKey(), after.fileKey())
                    || !file.toRealPath().startsWith(root.toRealPath())) {
                throw notPlain("was exchanged while it was opened");
            }
            return new OpenFile(channel, after);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static BasicFileAttributes look(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private void checkFolder(BasicFileAttributes found, int depth) throws NotPlainFileException {
        if (!found.isDirectory() || found.isSymbolicLink() || found.isOther()) {
            throw new NotPlainFileException(
                    String.join("/", names.subList(0, depth + 1)),
                    found.isSymbolicLink() ? "is a link" : "is not a folder");
        }
    }

    private void checkFile(BasicFileAttributes found) throws NotPlainFileException {
        if (!found.isRegularFile() || found.isSymbolicLink() || found.isOther()) {
            throw notPlain(
                    found.isSymbolicLink()
                            ? "is a link"
                            : found.isDirectory() ? "is a folder" : "is a pipe, a device or a socket");
        }
    }

    private NotPlainFileException notPlain(String reason) {
        return new NotPlainFileException(String.join("/", names), reason);
    }

    private static FileChannel asFile(SeekableByteChannel channel) throws IOException {
        if (channel instanceof FileChannel file) {
            return file;
        }
        channel.close();
        throw new IOException(
                "this file system opens no file channels: " + channel.getClass().getName());
    }
}
