package org.truflow.share.local.internal.index;

import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;

/** A row as bytes: flags, number of the change, and for a file the stamp and the hash. */
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
        switch (row) {
            case Row.Folder folder ->
                out.put((byte) 0)
                        .putVarLong(folder.change())
                        .putVarLong(folder.device())
                        .putVarLong(folder.node());
            case Row.File file -> writeFile(out, file);
        }
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
