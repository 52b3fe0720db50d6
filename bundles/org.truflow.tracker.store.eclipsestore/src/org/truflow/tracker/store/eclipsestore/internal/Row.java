package org.truflow.tracker.store.eclipsestore.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.truflow.directory.Entry;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;
import org.truflow.share.CatalogChange;

/**
 * A file or folder of a catalog.
 *
 * @param body kind (1 byte); for a file its size (8), its time in seconds (8) and nanoseconds (4); the content hash (32) if it is known
 */
record Row(Key key, byte[] body) {
    private static final byte FOLDER = 0;
    private static final byte FILE = 1;
    private static final byte HASHED = 2;
    private static final int FILE_BYTES = 1 + 8 + 8 + 4;
    private static final byte[] FOLDER_BODY = {FOLDER};

    static Row folder(Key key) {
        return new Row(key, FOLDER_BODY);
    }

    static Row file(Key key, CatalogChange.File file) {
        var hash = file.content();
        var body = ByteBuffer.allocate(FILE_BYTES + (hash.isPresent() ? Sha256.LENGTH : 0));
        body.put(hash.isPresent() ? HASHED : FILE)
                .putLong(file.size())
                .putLong(file.modified().getEpochSecond())
                .putInt(file.modified().getNano());
        hash.ifPresent(present -> present.value().write(body));
        return new Row(key, body.array());
    }

    boolean isFolder() {
        return body[0] == FOLDER;
    }

    Entry entry() {
        var name = new String(key.name(), StandardCharsets.UTF_8);
        return isFolder() ? new Entry.Folder(name) : new Entry.File(name, size(), modified(), content());
    }

    CatalogChange change() {
        return isFolder()
                ? new CatalogChange.Folder(key.path())
                : new CatalogChange.File(key.path(), size(), modified(), content());
    }

    private long size() {
        return ByteBuffer.wrap(body).getLong(1);
    }

    private Instant modified() {
        var in = ByteBuffer.wrap(body);
        return Instant.ofEpochSecond(in.getLong(9), in.getInt(17));
    }

    private Optional<ContentHash> content() {
        return body[0] == HASHED
                ? Optional.of(new ContentHash(Sha256.read(ByteBuffer.wrap(body).position(FILE_BYTES))))
                : Optional.empty();
    }
}
