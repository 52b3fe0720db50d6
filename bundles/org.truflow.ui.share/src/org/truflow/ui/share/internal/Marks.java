package org.truflow.ui.share.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.truflow.id.ContentHash;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;

/**
 * What is here, and what is on its way, by content.
 *
 * @param places where finished downloads lie
 */
record Marks(Map<ContentHash, Mark> marks, Map<ContentHash, Path> places) {
    /** Files of one download of a folder that are looked at. */
    private static final int MOST_FILES = 1_000;

    static final Marks NONE = new Marks(Map.of(), Map.of());

    Marks {
        marks = Map.copyOf(marks);
        places = Map.copyOf(places);
    }

    /** Asks an engine; waits for the disk. */
    static Marks of(Transfers transfers) {
        var marks = new HashMap<ContentHash, Mark>();
        var places = new HashMap<ContentHash, Path>();
        for (var transfer : transfers.all()) {
            var mark = mark(transfer.state());
            if (mark == Mark.NONE) {
                continue;
            }
            transfer.content().ifPresent(content -> put(marks, places, content, mark, transfer.target()));
            if (transfer.content().isEmpty()) {
                folder(transfers, transfer, mark, marks, places);
            }
        }
        return new Marks(marks, places);
    }

    private static void folder(
            Transfers transfers,
            Transfer transfer,
            Mark mark,
            Map<ContentHash, Mark> marks,
            Map<ContentHash, Path> places) {
        for (var file : transfers.files(transfer.id(), 0, MOST_FILES)) {
            if (file.wanted() && file.content().isPresent()) {
                var whole = mark == Mark.HERE || file.done() >= file.size() && file.size() > 0;
                marks.merge(file.content().get(), whole ? Mark.HERE : mark, Marks::further);
            }
        }
    }

    private static void put(
            Map<ContentHash, Mark> marks, Map<ContentHash, Path> places, ContentHash content, Mark mark, Path target) {
        marks.merge(content, mark, Marks::further);
        if (mark == Mark.HERE) {
            places.put(content, target);
        }
    }

    private static Mark further(Mark one, Mark other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Mark mark(TransferState state) {
        return switch (state) {
            case TransferState.Completed _ -> Mark.HERE;
            case TransferState.Running _, TransferState.Checking _, TransferState.Moving _ -> Mark.RUNNING;
            case TransferState.Queued _,
                    TransferState.Waiting _,
                    TransferState.Choosing _,
                    TransferState.Paused _,
                    TransferState.Failed _ -> Mark.QUEUED;
            case TransferState.Cancelled _, TransferState.Forgotten _ -> Mark.NONE;
        };
    }

    /** @param here contents that are here for other reasons */
    Mark of(Optional<ContentHash> content, Set<ContentHash> here) {
        return content.map(known -> here.contains(known) ? Mark.HERE : marks.getOrDefault(known, Mark.NONE))
                .orElse(Mark.NONE);
    }

    Optional<Path> place(Optional<ContentHash> content) {
        return content.map(places::get);
    }
}
