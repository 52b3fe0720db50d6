package org.truflow.share.local.internal.index;

import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Text in the order of its UTF-8 bytes, which is that of its code points and not that of {@link String#compareTo}. */
@NonNullByDefault({})
final class TextType extends BasicDataType<String> {
    static final TextType INSTANCE = new TextType();

    private static final int OBJECT = 56;

    private TextType() {}

    @Override
    public int compare(String a, String b) {
        var shorter = Math.min(a.length(), b.length());
        for (var i = 0; i < shorter; i++) {
            var left = a.charAt(i);
            var right = b.charAt(i);
            if (left != right) {
                return Integer.compare(weight(left), weight(right));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Surrogates stand for the code points above all others, so they move behind what is left of the 16 bits. */
    private static int weight(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }

    @Override
    public int getMemory(String text) {
        return OBJECT + text.length();
    }

    @Override
    public void write(WriteBuffer out, String text) {
        out.putVarInt(text.length()).putStringData(text, text.length());
    }

    @Override
    public String read(ByteBuffer in) {
        return DataUtils.readString(in, readLength(in));
    }

    /** Returns the length of something whose units take a byte each at least. */
    static int readLength(ByteBuffer in) {
        var length = DataUtils.readVarInt(in);
        if (length < 0 || length > in.remaining()) {
            throw DataUtils.newMVStoreException(
                    DataUtils.ERROR_FILE_CORRUPT,
                    "a length of " + length + " where " + in.remaining() + " bytes are left");
        }
        return length;
    }

    @Override
    public String[] createStorage(int size) {
        return new String[size];
    }
}
