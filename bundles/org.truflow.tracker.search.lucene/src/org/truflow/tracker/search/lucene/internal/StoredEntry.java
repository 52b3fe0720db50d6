package org.truflow.tracker.search.lucene.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.util.BytesRef;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/** How what is given back is stored: a kind, what belongs to the kind, and the path; the owner is in the share. */
final class StoredEntry {
    private static final byte FOLDER = 0;
    private static final byte FILE = 1;
    private static final byte HASHED = 2;
    private static final int MOST_FIXED = 1 + 8 + 8 + 4 + 32;

    private StoredEntry() {}

    static byte[] of(PeerId owner, CatalogVersion version) {
        var out = ByteBuffer.allocate(32 + 16);
        owner.value().write(out);
        return out.putLong(version.epoch()).putLong(version.number()).array();
    }

    static PeerId owner(BytesRef stored) throws CorruptIndexException {
        return read(stored, in -> new PeerId(Sha256.read(in)));
    }

    static CatalogVersion version(BytesRef stored) throws CorruptIndexException {
        return read(stored, in -> new CatalogVersion(in.getLong(32), in.getLong(40)));
    }

    static byte[] of(CatalogChange entry) {
        var path = entry.path().getBytes(StandardCharsets.UTF_8);
        var out = ByteBuffer.allocate(MOST_FIXED + path.length);
        if (entry instanceof CatalogChange.File file) {
            out.put(file.content().isPresent() ? HASHED : FILE)
                    .putLong(file.size())
                    .putLong(file.modified().getEpochSecond())
                    .putInt(file.modified().getNano());
            file.content().ifPresent(content -> content.value().write(out));
        } else {
            out.put(FOLDER);
        }
        out.put(path).flip();
        var bytes = new byte[out.remaining()];
        out.get(bytes);
        return bytes;
    }

    static CatalogChange entry(BytesRef stored) throws CorruptIndexException {
        return read(stored, in -> {
            var kind = in.get();
            if (kind == FOLDER) {
                return new CatalogChange.Folder(rest(in));
            }
            var size = in.getLong();
            var modified = Instant.ofEpochSecond(in.getLong(), in.getInt());
            var content =
                    kind == HASHED ? Optional.of(new ContentHash(Sha256.read(in))) : Optional.<ContentHash>empty();
            return new CatalogChange.File(rest(in), size, modified, content);
        });
    }

    private static String rest(ByteBuffer in) {
        return StandardCharsets.UTF_8.decode(in).toString();
    }

    private interface Reading<T> {
        T read(ByteBuffer in);
    }

    private static <T> T read(BytesRef stored, Reading<T> reading) throws CorruptIndexException {
        try {
            return reading.read(
                    ByteBuffer.wrap(stored.bytes, stored.offset, stored.length).slice());
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new CorruptIndexException("an entry is cut short", "stored fields", e);
        }
    }
}
