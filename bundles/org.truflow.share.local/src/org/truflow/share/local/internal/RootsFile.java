package org.truflow.share.local.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

/**
 * The roots of the shares in a file of their own, {@code label = path}: unlike the index they cannot be found out again. Replaced as
 * a whole and synced.
 */
final class RootsFile {
    private final Path file;

    RootsFile(Path file) {
        this.file = file;
    }

    /** @throws IOException if it is there and cannot be read */
    List<ShareRoot> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
            var roots = new ArrayList<ShareRoot>();
            for (var label : properties.stringPropertyNames()) {
                roots.add(new ShareRoot(label, Path.of(properties.getProperty(label))));
            }
            roots.sort(Comparator.comparing(ShareRoot::label));
            return roots;
        } catch (IllegalArgumentException e) {
            throw new IOException("the list of shares cannot be read: " + file + ": " + e.getMessage(), e);
        }
    }

    void write(Collection<ShareRoot> roots) throws IOException {
        var properties = new Properties();
        roots.forEach(root -> properties.setProperty(root.label(), root.path().toString()));
        var text = new StringWriter();
        properties.store(
                text,
                "Shares: label = folder or file. Written by Truflow; change it only while Truflow is not running.");
        Files.createDirectories(file.getParent());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder();
    }

    /** Makes the new name last too. Not every system can open a folder, and those that cannot need no such thing. */
    private void syncFolder() {
        try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Windows keeps names by itself.
        }
    }
}
