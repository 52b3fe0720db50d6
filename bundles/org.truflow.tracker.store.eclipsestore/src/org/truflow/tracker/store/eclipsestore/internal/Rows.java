package org.truflow.tracker.store.eclipsestore.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Rows in the form they are kept in: one array, ordered, searched by halves without being taken apart.
 *
 * <pre>
 * int folders, int rows
 * per folder: int first row, int offset of its path
 * per row: int offset
 * paths: short length, bytes
 * rows: short length of the name, name, byte length of the body, body
 * </pre>
 */
final class Rows {
    private static final int HEAD = 8;

    private final byte[] bytes;
    private final ByteBuffer in;
    private final int folders;
    private final int rows;

    Rows(byte[] bytes) {
        this.bytes = bytes;
        in = ByteBuffer.wrap(bytes);
        folders = in.getInt(0);
        rows = in.getInt(4);
    }

    /** @param rows at least one, in order */
    static byte[] pack(List<Row> rows) {
        var folders = 0;
        var length = HEAD;
        byte[] folder = {'/'};
        for (var row : rows) {
            if (!Arrays.equals(folder, row.key().folder())) {
                folder = row.key().folder();
                folders++;
                length += 8 + 2 + folder.length;
            }
            length += 4 + 2 + row.key().name().length + 1 + row.body().length;
        }
        var out = ByteBuffer.allocate(length);
        out.putInt(0, folders).putInt(4, rows.size());
        var offset = HEAD + 8 * folders + 4 * rows.size();
        out.position(offset);
        var folderAt = -1;
        folder = new byte[] {'/'};
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (!Arrays.equals(folder, row.key().folder())) {
                folder = row.key().folder();
                folderAt++;
                out.putInt(HEAD + 8 * folderAt, i).putInt(HEAD + 8 * folderAt + 4, out.position());
                out.putShort((short) folder.length).put(folder);
            }
            out.putInt(HEAD + 8 * folders + 4 * i, out.position());
            out.putShort((short) row.key().name().length).put(row.key().name());
            out.put((byte) row.body().length).put(row.body());
        }
        return out.array();
    }

    int count() {
        return rows;
    }

    Row row(int index) {
        var folder = folderOf(index);
        return row(index, path(folder));
    }

    /** Gives all rows from {@code from} on, in order, until {@code each} returns false. */
    boolean forEach(int from, Predicate<Row> each) {
        if (from >= rows) {
            return true;
        }
        var folder = folderOf(from);
        var path = path(folder);
        for (var i = from; i < rows; i++) {
            while (i >= firstRow(folder + 1)) {
                path = path(++folder);
            }
            if (!each.test(row(i, path))) {
                return false;
            }
        }
        return true;
    }

    Optional<Row> find(Key key) {
        var at = ceiling(key);
        if (at == rows) {
            return Optional.empty();
        }
        var row = row(at);
        return row.key().compareTo(key) == 0 ? Optional.of(row) : Optional.empty();
    }

    /** Returns the index of the first row at or after {@code key}; {@link #count()} if there is none. */
    int ceiling(Key key) {
        var low = 0;
        var high = folders;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (comparePath(middle, key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == folders || comparePath(low, key) != 0) {
            return firstRow(low);
        }
        var from = firstRow(low);
        var to = firstRow(low + 1);
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (compareName(middle, key.name()) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int comparePath(int folder, Key key) {
        var at = in.getInt(HEAD + 8 * folder + 4);
        var length = in.getShort(at) & 0xFFFF;
        return Key.compareFolders(bytes, at + 2, at + 2 + length, key.folder(), 0, key.folder().length);
    }

    private int compareName(int row, byte[] name) {
        var at = offset(row);
        var length = in.getShort(at) & 0xFFFF;
        return Arrays.compareUnsigned(bytes, at + 2, at + 2 + length, name, 0, name.length);
    }

    private Row row(int index, byte[] folder) {
        var at = offset(index);
        var nameEnd = at + 2 + (in.getShort(at) & 0xFFFF);
        var bodyEnd = nameEnd + 1 + (bytes[nameEnd] & 0xFF);
        return new Row(
                new Key(folder, Arrays.copyOfRange(bytes, at + 2, nameEnd)),
                Arrays.copyOfRange(bytes, nameEnd + 1, bodyEnd));
    }

    private int offset(int row) {
        return in.getInt(HEAD + 8 * folders + 4 * row);
    }

    private byte[] path(int folder) {
        var at = in.getInt(HEAD + 8 * folder + 4);
        return Arrays.copyOfRange(bytes, at + 2, at + 2 + (in.getShort(at) & 0xFFFF));
    }

    private int firstRow(int folder) {
        return folder == folders ? rows : in.getInt(HEAD + 8 * folder);
    }

    private int folderOf(int row) {
        var low = 0;
        var high = folders - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (firstRow(middle) <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
