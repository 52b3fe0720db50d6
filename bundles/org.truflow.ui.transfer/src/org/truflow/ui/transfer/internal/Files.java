package org.truflow.ui.transfer.internal;

import java.util.ArrayList;
import java.util.List;
import org.truflow.transfer.TransferFile;
import org.truflow.transfer.Transfers;

/**
 * The files of a download, so many as a window shows.
 *
 * @param more whether there are more than these
 */
record Files(List<TransferFile> some, boolean more) {
    static final int MOST = 50_000;
    private static final int PAGE = 1_000;

    Files {
        some = List.copyOf(some);
    }

    /** Asks for them, a page at a time. Waits for the disk. */
    static Files of(Transfers engine, long id) {
        var all = new ArrayList<TransferFile>();
        var page = engine.files(id, 0, PAGE);
        while (!page.isEmpty() && all.size() < MOST) {
            all.addAll(page);
            page = engine.files(id, all.getLast().index() + 1, PAGE);
        }
        return new Files(all, !page.isEmpty());
    }
}
