package org.truflow.share.local.internal.index;

import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;
import org.truflow.id.ContentHash;

/** The maps of the index in their file. What belongs together is committed together, so a file that was cut off holds an earlier whole. */
final class Tables {
    private static final int CACHE_MEGABYTES = 16;
    private static final int PAGE_BYTES = 4 * 1024;

    final MVStore store;

    /** Key of a path: what is there. */
    final Table<String, Row> rows;

    /** Number of a change: path of a row. */
    final Table<Long, String> log;

    /** Path that was removed: number of that change, negative if a folder was. */
    final Table<String, Long> gone;

    /** Number of a removal: path. */
    final Table<Long, String> goneLog;

    /** Places of contents; the value means nothing. */
    final Table<Copy, Long> copies;

    final Table<ContentHash, byte[]> layers;

    /** Files to be hashed; the value means nothing. */
    final Table<Waiting, Long> waiting;

    /** Folders that were removed while rows below them are still there; the value means nothing. */
    final Table<String, Long> doomed;

    /** Hashed files that are gone from where they were, by their number on the disk: perhaps they turn up elsewhere. */
    final Table<String, Row> parted;

    final Table<String, Totals> totals;

    /** Label of a share that is not, or was not always, for everyone: the words of its audience. */
    final Table<String, String> audiences;

    /** Label: number of the change that gave it its audience. */
    final Table<String, Long> audienceSince;

    /** Counts up to the present epoch of the log. */
    final Table<Long, Long> epochs;

    /** Single numbers, by name. */
    final Table<String, Long> marks;

    private Tables(MVStore store) {
        this.store = store;
        rows = new Table<>(store, "rows", TextType.INSTANCE, new RowType());
        log = new Table<>(store, "log", LongDataType.INSTANCE, TextType.INSTANCE);
        gone = new Table<>(store, "gone", TextType.INSTANCE, LongDataType.INSTANCE);
        goneLog = new Table<>(store, "goneLog", LongDataType.INSTANCE, TextType.INSTANCE);
        copies = new Table<>(store, "copies", new Copy.Type(), LongDataType.INSTANCE);
        layers = new Table<>(store, "layers", new HashType(), new BytesType());
        waiting = new Table<>(store, "waiting", new Waiting.Type(), LongDataType.INSTANCE);
        doomed = new Table<>(store, "doomed", TextType.INSTANCE, LongDataType.INSTANCE);
        parted = new Table<>(store, "parted", TextType.INSTANCE, new RowType());
        totals = new Table<>(store, "totals", TextType.INSTANCE, new Totals.Type());
        audiences = new Table<>(store, "audiences", TextType.INSTANCE, TextType.INSTANCE);
        audienceSince = new Table<>(store, "audienceSince", TextType.INSTANCE, LongDataType.INSTANCE);
        epochs = new Table<>(store, "epochs", LongDataType.INSTANCE, LongDataType.INSTANCE);
        marks = new Table<>(store, "marks", TextType.INSTANCE, LongDataType.INSTANCE);
    }

    /** @throws RuntimeException of many kinds if the file is damaged */
    @SuppressWarnings("resource") // The store is closed by the index, and the file by the store.
    static Tables open(Path path) {
        var file = new CheckedFile(Map.of("cacheSize", CACHE_MEGABYTES, "pageSplitSize", PAGE_BYTES));
        file.open(path.toString(), false, null);
        var store = open(file);
        try {
            return new Tables(store);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    private static MVStore open(CheckedFile file) {
        try {
            return new MVStore.Builder()
                    .adoptFileStore(file)
                    .pageSplitSize(PAGE_BYTES)
                    .autoCommitDisabled()
                    .open();
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
