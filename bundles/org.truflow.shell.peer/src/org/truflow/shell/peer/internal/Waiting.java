package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Following;
import org.truflow.shell.Output;
import org.truflow.shell.Sizes;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;

/** Watches a download to its end. */
final class Waiting {
    private Waiting() {}

    /** Writes where a download stands. */
    static int report(Transfer transfer, Output out) throws IOException {
        out.line(transfer.id() + " " + Downloads.state(transfer.state()) + " " + Downloads.detail(transfer.state())
                + "  " + transfer.target());
        out.json(Downloads.json(transfer));
        return ExitStatus.OK;
    }

    /**
     * Waits until it has ended, or somebody has to choose, drawing progress; stays with the download even when the engine is stopped and started again
     * meanwhile.
     *
     * @return the status of the command
     */
    static int untilEnded(TransferEngine engine, long id, Output out) throws IOException, InterruptedException {
        return new Following<>(
                        engine.slot(), (transfers, changed) -> transfers.subscribe(hear(id, changed)), transfers -> {
                            var transfer = transfers
                                    .find(id)
                                    .orElseThrow(() -> new IOException("the download " + id + " is gone"));
                            if (Downloads.ended(transfer.state())) {
                                return OptionalInt.of(end(transfer, out));
                            }
                            if (transfer.state() instanceof TransferState.Choosing) {
                                return OptionalInt.of(report(transfer, out));
                            }
                            out.progress(Downloads.progress(transfer));
                            return OptionalInt.empty();
                        })
                .untilOver(out);
    }

    private static Consumer<Transfer> hear(long id, Runnable changed) {
        return transfer -> {
            if (transfer.id() == id) {
                changed.run();
            }
        };
    }

    private static int end(Transfer transfer, Output out) throws IOException {
        out.json(Downloads.json(transfer));
        if (transfer.state() instanceof TransferState.Completed) {
            out.line("completed " + transfer.target());
            for (var source : transfer.sources()) {
                out.line("  " + source.user() + " gave " + Sizes.bytes(source.bytes())
                        + (source.rejected() > 0 ? ", " + source.rejected() + " pieces rejected" : ""));
            }
            return ExitStatus.OK;
        }
        out.error(
                Downloads.state(transfer.state()) + " " + Downloads.detail(transfer.state()) + "  " + transfer.name());
        return ExitStatus.FAILED;
    }
}
