package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;

/** Watches a download to its end. */
final class Waiting {
    /** How often the caller is looked for when nothing changes, in milliseconds. */
    private static final int PULSE = 500;

    private Waiting() {}

    /** Writes where a download stands. */
    static int report(Transfers engine, long id, Output out) throws IOException {
        var transfer = engine.find(id).orElseThrow(() -> new IOException("the download " + id + " is gone"));
        out.line(id + " " + Downloads.state(transfer.state()) + " " + Downloads.detail(transfer.state()) + "  "
                + transfer.target());
        out.json(Downloads.json(transfer));
        return ExitStatus.OK;
    }

    /**
     * Waits until it has ended, drawing progress.
     *
     * @param running whether {@code engine} still is the one that runs
     * @return the status of the command; empty if the engine was stopped before
     */
    static OptionalInt untilEnded(Transfers engine, long id, Output out, BooleanSupplier running)
            throws IOException, InterruptedException {
        var changed = new Semaphore(0);
        try (var _ = engine.subscribe(transfer -> {
            if (transfer.id() == id) {
                changed.release();
            }
        })) {
            while (running.getAsBoolean()) {
                var transfer = engine.find(id).orElseThrow(() -> new IOException("the download " + id + " is gone"));
                if (Downloads.ended(transfer.state())) {
                    return OptionalInt.of(end(transfer, out));
                }
                out.progress(Downloads.progress(transfer));
                changed.tryAcquire(PULSE, TimeUnit.MILLISECONDS);
                changed.drainPermits();
            }
            return OptionalInt.empty();
        }
    }

    private static int end(Transfer transfer, Output out) throws IOException {
        out.json(Downloads.json(transfer));
        if (transfer.state() instanceof TransferState.Completed) {
            out.line("completed " + transfer.target());
            for (var source : transfer.sources()) {
                out.line("  " + source.user() + " gave " + org.truflow.shell.Sizes.bytes(source.bytes())
                        + (source.rejected() > 0 ? ", " + source.rejected() + " pieces rejected" : ""));
            }
            return ExitStatus.OK;
        }
        out.error(
                Downloads.state(transfer.state()) + " " + Downloads.detail(transfer.state()) + "  " + transfer.name());
        return ExitStatus.FAILED;
    }
}
