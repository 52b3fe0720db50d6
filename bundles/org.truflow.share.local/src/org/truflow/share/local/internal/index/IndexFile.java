package org.truflow.share.local.internal.index;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the file of the index, and tells damage from bad luck. */
public final class IndexFile {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFile.class);
    private static final String NAME = "index.mv";
    private static final String ASIDE = "index.mv.damaged";
    private static final String FORMAT = "format";
    private static final long PRESENT_FORMAT = 1;

    private IndexFile() {}

    /** Opens the tables, or begins new ones where there are none, or none that can be understood. */
    static Tables open(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(NAME);
        try {
            return openKnown(file);
        } catch (RuntimeException e) {
            if (e instanceof MVStoreException known) {
                if (known.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                    throw new IOException("the index of the shares is in use by another process: " + file, e);
                }
                if (known.getCause() instanceof FileSystemException) {
                    throw new IOException(
                            "the index of the shares cannot be opened: "
                                    + known.getCause().getMessage(),
                            e);
                }
            }
            setAside(folder, e);
            return openKnown(file);
        }
    }

    private static Tables openKnown(Path file) {
        var tables = Tables.open(file);
        try {
            var format = tables.marks.get(FORMAT);
            if (format == null ? !tables.rows.isEmpty() : format != PRESENT_FORMAT) {
                throw new IllegalStateException("its format is " + format + ", this program knows " + PRESENT_FORMAT);
            }
            tables.marks.put(FORMAT, PRESENT_FORMAT);
            return tables;
        } catch (RuntimeException e) {
            tables.store.closeImmediately();
            throw e;
        }
    }

    /** Moves an index away that cannot be used any more, so that the next one begins anew. It is not open. */
    public static void setAside(Path folder, Exception reason) throws IOException {
        var aside = folder.resolve(ASIDE);
        LOG.warn(
                "the index of the shares is damaged and made anew, all files are hashed again; the old one is kept as"
                        + " {}: {}",
                aside,
                reason.getMessage());
        Files.move(folder.resolve(NAME), aside, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns whether it was the index that failed, and not what was done with it. */
    public static boolean failed(RuntimeException failure) {
        return failure instanceof MVStoreException;
    }

    /** Returns whether a failure means that the file holds nonsense, rather than that it could not be reached. */
    public static boolean damaged(RuntimeException failure) {
        return failure instanceof MVStoreException known
                && switch (known.getErrorCode()) {
                    case DataUtils.ERROR_FILE_CORRUPT,
                            DataUtils.ERROR_CHUNK_NOT_FOUND,
                            DataUtils.ERROR_BLOCK_NOT_FOUND,
                            DataUtils.ERROR_UNSUPPORTED_FORMAT,
                            DataUtils.ERROR_SERIALIZATION,
                            DataUtils.ERROR_INTERNAL -> true;
                    default -> false;
                };
    }
}
