package org.truflow.protocol.internal;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;

/** Ids of 16 bytes. */
final class UuidFields {
    static final int BYTES = 16;

    private UuidFields() {}

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static UUID read(String key, MapReader in) throws MalformedMessageException {
        return of(key, in.bytes(key, BYTES), in);
    }

    static UUID of(String key, byte[] bytes, MapReader in) throws MalformedMessageException {
        if (bytes.length != BYTES) {
            throw in.malformed(key, "has " + bytes.length + " bytes, not " + BYTES);
        }
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
