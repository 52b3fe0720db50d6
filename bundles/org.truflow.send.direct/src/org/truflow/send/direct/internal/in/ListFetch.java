package org.truflow.send.direct.internal.in;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.truflow.protocol.send.AskOffered;
import org.truflow.protocol.session.Session;
import org.truflow.send.direct.internal.Await;
import org.truflow.send.direct.internal.store.HashIndex;
import org.truflow.send.direct.internal.store.ListCheck;
import org.truflow.send.direct.internal.store.ListFile;
import org.truflow.send.direct.internal.store.SafeFile;
import org.truflow.send.direct.internal.store.WrongListException;

/** Fetches the list of what was accepted, and takes it only if it is the one that was offered. */
final class ListFetch {
    private ListFetch() {}

    /** Returns whether it is here. */
    static boolean done(In in) {
        // Written last.
        return Files.exists(in.index());
    }

    /**
     * Waits for the sender and for the disk.
     *
     * @throws WrongListException if the sender tells something else than it offered
     * @throws IOException if it cannot be asked, or the list not be written
     */
    static void fetch(In in, Session session) throws IOException, InterruptedException {
        var offered = in.received.contents();
        var fresh = in.folder.resolve("list.new");
        var index = new HashIndex.Builder(1);
        try (var list = new ListFile.Writer(fresh)) {
            while (list.lines() < offered.lines()) {
                var page = Await.result(session.request(new AskOffered(in.received.number(), list.lines())));
                if (page.lines().isEmpty() || page.lines().size() > offered.lines() - list.lines()) {
                    throw new WrongListException("the list has another length than was offered");
                }
                for (var line : page.lines()) {
                    var at = list.add(line);
                    line.content().ifPresent(content -> index.add(content, at));
                }
            }
            if (!list.complete().equals(offered.hash())) {
                throw new WrongListException("the list is another one than was offered");
            }
        }
        ListCheck.check(fresh, offered);
        place(fresh, in.list());
        var freshIndex = in.folder.resolve("index.new");
        index.write(freshIndex);
        place(freshIndex, in.index());
        SafeFile.sync(in.index());
    }

    private static void place(Path fresh, Path file) throws IOException {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
