package org.truflow.share.local.internal.index;

import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** What a share adds up to; sizes in bytes. */
public record Totals(long files, long bytes, long hashedFiles, long hashedBytes) {
    public static final Totals NONE = new Totals(0, 0, 0, 0);

    Totals plus(Row.File file) {
        return add(file, 1);
    }

    Totals minus(Row.File file) {
        return add(file, -1);
    }

    private Totals add(Row.File file, int sign) {
        var size = sign * file.stamp().size();
        return file.content() == null
                ? new Totals(files + sign, bytes + size, hashedFiles, hashedBytes)
                : new Totals(files + sign, bytes + size, hashedFiles + sign, hashedBytes + size);
    }

    /** As the value of a map. */
    @NonNullByDefault({})
    static final class Type extends BasicDataType<Totals> {
        private static final int MEMORY = 48;

        @Override
        public int getMemory(Totals totals) {
            return MEMORY;
        }

        @Override
        public void write(WriteBuffer out, Totals totals) {
            out.putVarLong(totals.files).putVarLong(totals.bytes);
            out.putVarLong(totals.hashedFiles).putVarLong(totals.hashedBytes);
        }

        @Override
        public Totals read(ByteBuffer in) {
            return new Totals(
                    DataUtils.readVarLong(in),
                    DataUtils.readVarLong(in),
                    DataUtils.readVarLong(in),
                    DataUtils.readVarLong(in));
        }

        @Override
        public Totals[] createStorage(int size) {
            return new Totals[size];
        }
    }
}
