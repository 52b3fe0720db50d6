package org.truflow.ui.transfer.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.send.Incoming;
import org.truflow.send.IncomingState;
import org.truflow.send.Item;
import org.truflow.send.Sending;
import org.truflow.send.SendingState;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.transfer.TransferState;

/** Snapshots for tests. */
final class Given {
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    static final TransferState RUNNING = new TransferState.Running(2);
    static final TransferState DONE = new TransferState.Completed();

    private Given() {}

    static PeerId peer(int number) {
        var bytes = new byte[32];
        bytes[31] = (byte) number;
        return PeerId.of(bytes);
    }

    static ContentHash content(int number) {
        var bytes = new byte[32];
        bytes[0] = (byte) number;
        return ContentHash.of(bytes);
    }

    static Transfer download(long id, TransferState state) {
        return download(id, state, 500, List.of());
    }

    static Transfer download(long id, TransferState state, long done, List<SourceShare> sources) {
        var over = state instanceof TransferState.Completed || state instanceof TransferState.Cancelled;
        return new Transfer(
                id,
                "file" + id,
                Optional.of(content((int) id)),
                Path.of("/downloads/file" + id),
                1_000,
                done,
                1,
                0,
                state.equals(RUNNING) ? 100 : 0,
                Optional.empty(),
                sources,
                DownloadOptions.NORMAL,
                NOON.plusSeconds(id),
                over ? Optional.of(NOON.plusSeconds(100 + id)) : Optional.empty(),
                state);
    }

    static SourceShare source(int number, long bytes, int rejected) {
        return new SourceShare(peer(number), "user" + number, bytes, rejected);
    }

    static Incoming offer(long id, IncomingState state) {
        return new Incoming(
                id,
                peer((int) id),
                "ben",
                List.of(new Item("a\u202Eb.txt", false, 1, 10), new Item("b", true, 3, 90)),
                100,
                0,
                4,
                0,
                5,
                0,
                Optional.empty(),
                List.of(),
                NOON.plusSeconds(id),
                state);
    }

    static Incoming question(long id) {
        return offer(id, new IncomingState.Asked(NOON.plusSeconds(1_000)));
    }

    static Sending sending(long id, SendingState state) {
        return new Sending(
                id,
                "ben",
                Optional.empty(),
                List.of(Path.of("/home/photo.jpg")),
                List.of(new Item("photo.jpg", false, 1, 100)),
                100,
                50,
                1,
                0,
                0,
                0,
                NOON.plusSeconds(id),
                state);
    }
}
