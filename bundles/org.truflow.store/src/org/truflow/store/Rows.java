package org.truflow.store;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.mvstore.MVMap;

/** Bytes by names, sorted by the names. Touched within {@link SyncedStore#read} and {@link SyncedStore#write} only. */
@NonNullByDefault({})
public final class Rows {
    private final MVMap<String, byte[]> map;

    Rows(MVMap<String, byte[]> map) {
        this.map = map;
    }

    /** Looks at a row. */
    @FunctionalInterface
    public interface Look {
        /** Returns whether to go on. */
        boolean at(@NonNull String key, byte @NonNull [] row) throws IOException;
    }

    public @NonNull Optional<byte @NonNull []> get(@NonNull String key) {
        return Optional.ofNullable(map.get(key));
    }

    public void put(@NonNull String key, byte @NonNull [] row) {
        map.put(key, row);
    }

    /** Returns whether there was one. */
    public boolean remove(@NonNull String key) {
        return map.remove(key) != null;
    }

    /** Returns the last key before {@code key}. */
    public @NonNull Optional<@NonNull String> before(@NonNull String key) {
        return Optional.ofNullable(map.lowerKey(key));
    }

    /** Looks at the rows from {@code from} on and before {@code to}, in order. None may be changed meanwhile. */
    public void look(@NonNull String from, @NonNull String to, @NonNull Look look) throws IOException {
        var cursor = map.cursor(from);
        while (cursor.hasNext()) {
            var key = cursor.next();
            if (key.compareTo(to) >= 0 || !look.at(key, cursor.getValue())) {
                return;
            }
        }
    }

    /** Looks at all rows. */
    public void look(@NonNull Look look) throws IOException {
        look("", "\uffff", look);
    }

    public long size() {
        return map.sizeAsLong();
    }
}
