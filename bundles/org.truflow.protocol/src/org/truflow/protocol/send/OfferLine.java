package org.truflow.protocol.send;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;

/**
 * A file or folder in the list of an offer. The list is told folder by folder: the items first, then what lies in the first folder
 * among them, and so on; within a folder in the order of the bytes of the names.
 *
 * @param path {@code /}-separated, an item's name first; untrusted
 * @param size bytes; 0 for a folder
 * @param content empty for a folder
 */
public record OfferLine(String path, long size, Optional<ContentHash> content) {
    private static final byte FILE = 'F';
    private static final byte FOLDER = 'D';

    /** Bytes of a line without its path. */
    public static final int FIXED = 1 + Long.BYTES + Sha256.LENGTH + Short.BYTES;

    public boolean folder() {
        return content.isEmpty();
    }

    /**
     * Returns the line as it goes into the hash of the list: {@code F} or {@code D}, size (8 bytes), content hash (32 bytes, zero for a
     * folder), length of the path (2 bytes), path in UTF-8.
     */
    public byte[] toBytes() {
        var name = path.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED + name.length)
                .put(folder() ? FOLDER : FILE)
                .putLong(size)
                .put(content.map(ContentHash::toBytes).orElseGet(() -> new byte[Sha256.LENGTH]))
                .putShort((short) name.length)
                .put(name)
                .array();
    }

    /**
     * Reads what {@link #toBytes()} wrote, from the position on.
     *
     * @throws IllegalArgumentException if it is no line
     * @throws java.nio.BufferUnderflowException if it is cut short
     */
    public static OfferLine read(ByteBuffer in) {
        var kind = in.get();
        var size = in.getLong();
        var content = new ContentHash(Sha256.read(in));
        var name = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(name);
        if (kind != FILE && kind != FOLDER) {
            throw new IllegalArgumentException("a line of kind " + kind);
        }
        return new OfferLine(
                new String(name, StandardCharsets.UTF_8), size, kind == FILE ? Optional.of(content) : Optional.empty());
    }
}
