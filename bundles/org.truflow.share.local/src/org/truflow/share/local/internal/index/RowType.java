package org.truflow.share.local.internal.index;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;

/** A row as bytes: flags, number of the change, which folder or the stamp and hash of a file, and a check sum over all that. */
@NonNullByDefault({})
final class RowType extends BasicDataType<Row> {
    private static final int FILE = 1;
    private static final int HASHED = 2;
    private static final int SUSPECT = 4;
    private static final int MEMORY = 160;

    @Override
    public int getMemory(Row row) {
        return MEMORY;
    }

    @Override
    public void write(WriteBuffer out, Row row) {
        var begin = out.position();
        switch (row) {
            case Row.Folder folder ->
                out.put((byte) 0)
                        .putVarLong(folder.change())
                        .putVarLong(folder.device())
                        .putVarLong(folder.node());
            case Row.File file -> writeFile(out, file);
        }
        out.putInt(sum(out.getBuffer(), begin, out.position()));
    }

    private static void writeFile(WriteBuffer out, Row.File file) {
        var content = file.content();
        var stamp = file.stamp();
        out.put((byte) (FILE | (content == null ? 0 : HASHED) | (file.suspect() ? SUSPECT : 0)));
        out.putVarLong(file.change())
                .putVarLong(stamp.size())
                .putLong(stamp.modified())
                .putLong(stamp.changed());
        out.putVarLong(stamp.device()).putVarLong(stamp.node());
        if (content != null) {
            out.put(content.toBytes());
        }
    }

    @Override
    public Row read(ByteBuffer in) {
        var begin = in.position();
        var row = readUnchecked(in);
        if (sum(in, begin, in.position()) != in.getInt()) {
            throw DataUtils.newMVStoreException(
                    DataUtils.ERROR_FILE_CORRUPT, "a row of the shares is not what was written");
        }
        return row;
    }

    /** The store itself would not notice if the bytes of a page were others. */
    private static int sum(ByteBuffer bytes, int begin, int end) {
        var sum = new CRC32C();
        sum.update(bytes.duplicate().limit(end).position(begin));
        return (int) sum.getValue();
    }

    private static Row readUnchecked(ByteBuffer in) {
        var flags = in.get();
        var change = DataUtils.readVarLong(in);
        if ((flags & FILE) == 0) {
            return new Row.Folder(DataUtils.readVarLong(in), DataUtils.readVarLong(in), change);
        }
        var size = DataUtils.readVarLong(in);
        var stamp = new Stamp(size, in.getLong(), in.getLong(), DataUtils.readVarLong(in), DataUtils.readVarLong(in));
        var content = (flags & HASHED) == 0 ? null : new ContentHash(Sha256.read(in));
        return new Row.File(stamp, content, (flags & SUSPECT) != 0, change);
    }

    @Override
    public Row[] createStorage(int size) {
        return new Row[size];
    }
}
