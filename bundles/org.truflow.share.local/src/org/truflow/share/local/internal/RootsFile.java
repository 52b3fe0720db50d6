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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.truflow.share.Audience;

/**
 * The roots of the shares in a file of their own, {@code label = path} and, of a share that is not for everyone,
 * {@code label/to = @GROUP,USER}: unlike the index they cannot be found out again. Replaced as
 * a whole and synced.
 */
final class RootsFile {
    /** No label has a slash. */
    private static final String AUDIENCE = "/to";

    private final Path file;

    RootsFile(Path file) {
        this.file = file;
    }

    /**
     * Reads it, if it is there.
     *
     * @param audiences of the shares that are not for everyone
     * @throws IOException if it is there and cannot be read
     */
    void read(Map<String, ShareRoot> roots, Map<String, Audience> audiences) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
            for (var key : properties.stringPropertyNames()) {
                var value = properties.getProperty(key);
                if (key.endsWith(AUDIENCE)) {
                    var label = key.substring(0, key.length() - AUDIENCE.length());
                    audiences.put(label, Audience.parse(List.of(value.split(","))));
                } else {
                    roots.put(key, new ShareRoot(key, Path.of(value)));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the list of shares cannot be read: " + file + ": " + e.getMessage(), e);
        }
    }

    void write(Collection<ShareRoot> roots, Map<String, Audience> audiences) throws IOException {
        var properties = new Properties();
        roots.forEach(root -> properties.setProperty(root.label(), root.path().toString()));
        audiences.forEach(
                (label, audience) -> properties.setProperty(label + AUDIENCE, String.join(",", audience.words())));
        var text = new StringWriter();
        properties.store(
                text,
                "Shares: label = folder or file, label/to = who may see it. Written by Truflow; change it only while Truflow is not running.");
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
