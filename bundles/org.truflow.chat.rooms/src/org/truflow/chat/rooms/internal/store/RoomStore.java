package org.truflow.chat.rooms.internal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.StringDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joined rooms, the numbers of their lines, what is on its way, and keys. What changes together goes into a {@link Batch}, which is on disk,
 * whole, when its commit returns. The file is readable by its owner only: keys are in it.
 */
public final class RoomStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoomStore.class);
    private static final String NAME = "rooms.mv";
    private static final String MAP = "rooms";
    private static final String OWNER_ONLY = "rw-------";
    private static final int UNUSED_PERCENT = 50;
    private static final int COMPACTED_BYTES = 4 << 20;
    private static final int TIDY_AFTER = 500;

    private final MVStore store;
    private final MVMap<String, String> rows;
    private int commits;

    private RoomStore(MVStore store) {
        this.store = store;
        this.rows = store.openMap(
                MAP,
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }

    /** Opens what is there, or begins anew; a damaged file is set aside. */
    @SuppressWarnings("resource") // the store is closed with the rooms
    public static RoomStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            create(folder, file);
        }
        try {
            return new RoomStore(open(file.toString()));
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new IOException("the rooms are in use by another process: " + file, e);
            }
            var aside = folder.resolve(NAME + ".damaged");
            LOG.warn("{} is damaged, and kept as {}: join the rooms again ({})", file, aside, e.getMessage());
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            create(folder, file);
            return new RoomStore(open(file.toString()));
        }
    }

    private static void create(Path folder, Path file) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        }
    }

    private static MVStore open(String file) {
        return new MVStore.Builder()
                .fileName(file)
                .autoCommitDisabled()
                .cacheSize(4)
                .open();
    }

    public Batch batch() {
        return new Batch();
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    /** Returns the values of the last keys before one that begin alike, in their order. */
    List<String> values(String prefix, String before, int most) {
        var found = new ArrayList<String>();
        var keys = rows.keyIteratorReverse(before);
        while (keys.hasNext() && found.size() < most) {
            var key = keys.next();
            if (!key.startsWith(prefix)) {
                break;
            }
            if (!key.equals(before)) {
                get(key).ifPresent(found::add);
            }
        }
        return found.reversed();
    }

    List<String> keys(String prefix) {
        var found = new ArrayList<String>();
        var keys = rows.keyIterator(prefix);
        while (keys.hasNext()) {
            var key = keys.next();
            if (!key.startsWith(prefix)) {
                break;
            }
            found.add(key);
        }
        return found;
    }

    /** Returns a number as digits that sort like it. */
    static String digits(long number) {
        return HexFormat.of().toHexDigits(number);
    }

    @Override
    public synchronized void close() {
        store.close();
    }

    private synchronized <T> T exclusively(Supplier<T> work) throws IOException {
        try {
            var result = work.get();
            store.commit();
            store.sync();
            if (++commits % TIDY_AFTER == 0) {
                store.compact(UNUSED_PERCENT, COMPACTED_BYTES);
            }
            return result;
        } catch (MVStoreException e) {
            store.rollback();
            throw new IOException("the rooms cannot be written to disk: " + e.getMessage(), e);
        }
    }

    /** Changes that are made together. Reads see them. For one thread. */
    public final class Batch {
        private final Map<String, Optional<String>> changed = new LinkedHashMap<>();

        private Batch() {}

        Optional<String> get(String key) {
            return changed.containsKey(key) ? changed.getOrDefault(key, Optional.empty()) : RoomStore.this.get(key);
        }

        void put(String key, Row value) {
            changed.put(key, Optional.of(value.toString()));
        }

        void remove(String key) {
            changed.put(key, Optional.empty());
        }

        /** Has all of it on disk. */
        public void commit() throws IOException {
            exclusively(() -> {
                changed.forEach(
                        (key, value) -> value.ifPresentOrElse(text -> rows.put(key, text), () -> rows.remove(key)));
                return changed.size();
            });
            changed.clear();
        }
    }
}
