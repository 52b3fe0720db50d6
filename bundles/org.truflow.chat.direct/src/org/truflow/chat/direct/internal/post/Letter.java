package org.truflow.chat.direct.internal.post;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Something that waits to be sealed and brought to one installation.
 *
 * @param number in the stream of that installation, from 1 on
 * @param user whose conversation it belongs to
 * @param frame what is said
 */
public record Letter(long number, String user, byte[] frame) {

    static byte[] row(String user, byte[] frame) {
        var name = user.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + name.length + frame.length)
                .putInt(name.length)
                .put(name)
                .put(frame)
                .array();
    }

    static Letter read(long number, byte[] row) {
        var in = ByteBuffer.wrap(row);
        var name = new byte[in.getInt()];
        in.get(name);
        var frame = new byte[in.remaining()];
        in.get(frame);
        return new Letter(number, new String(name, StandardCharsets.UTF_8), frame);
    }
}
