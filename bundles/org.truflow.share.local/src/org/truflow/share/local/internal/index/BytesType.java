package org.truflow.share.local.internal.index;

import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Bytes as the value of a map. */
@NonNullByDefault({})
final class BytesType extends BasicDataType<byte[]> {
    private static final int MEMORY = 24;

    @Override
    public int getMemory(byte[] bytes) {
        return MEMORY + bytes.length;
    }

    @Override
    public void write(WriteBuffer out, byte[] bytes) {
        out.putVarInt(bytes.length).put(bytes);
    }

    @Override
    public byte[] read(ByteBuffer in) {
        var bytes = new byte[TextType.readLength(in)];
        in.get(bytes);
        return bytes;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}
