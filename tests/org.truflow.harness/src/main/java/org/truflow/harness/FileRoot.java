package org.truflow.harness;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;

/** The BEP 52 file root written down a second time, in the plainest way, to check the product's against. */
public final class FileRoot {
    private static final int LEAF = 16 * 1024;

    private FileRoot() {}

    /** Returns 64 hexadecimal digits. */
    public static String of(Path file) throws IOException {
        var sha256 = sha256();
        var level = new ArrayList<byte[]>();
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            var leaf = new byte[LEAF];
            for (var read = in.readNBytes(leaf, 0, LEAF); read > 0; read = in.readNBytes(leaf, 0, LEAF)) {
                sha256.update(leaf, 0, read);
                level.add(sha256.digest());
            }
        } catch (EOFException e) {
            throw new IOException(file + " became shorter while it was read", e);
        }
        if (level.isEmpty()) {
            return HexFormat.of().formatHex(sha256.digest());
        }
        var width = Integer.highestOneBit(2 * level.size() - 1);
        while (level.size() < width) {
            level.add(new byte[32]);
        }
        while (level.size() > 1) {
            var above = new ArrayList<byte[]>();
            for (var i = 0; i < level.size(); i += 2) {
                sha256.update(level.get(i));
                above.add(sha256.digest(level.get(i + 1)));
            }
            level = above;
        }
        return HexFormat.of().formatHex(level.getFirst());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
