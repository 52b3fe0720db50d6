package org.truflow.content;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Trees made in the plainest way, to compare with. */
final class Trees {
    private Trees() {}

    static FileTree of(byte[] content) {
        var hasher = new TreeHasher();
        hasher.update(ByteBuffer.wrap(content));
        return hasher.finish();
    }

    /** The same, with every leaf and node an object, straight from the text of BEP 52. */
    static byte[] naiveRoot(byte[] content) {
        List<byte[]> nodes = new ArrayList<>();
        for (var at = 0; at == 0 || at < content.length; at += 16 * 1024) {
            nodes.add(sha256(Arrays.copyOfRange(content, at, Math.min(content.length, at + 16 * 1024))));
        }
        while (Integer.bitCount(nodes.size()) != 1) {
            nodes.add(new byte[32]);
        }
        while (nodes.size() > 1) {
            var above = new ArrayList<byte[]>();
            for (var i = 0; i < nodes.size(); i += 2) {
                above.add(sha256(nodes.get(i), nodes.get(i + 1)));
            }
            nodes = above;
        }
        return nodes.getFirst();
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
