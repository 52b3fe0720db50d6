package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.Sizes;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;

/** Watches a download to its end. */
final class Waiting {
    /** How often the caller is looked for when nothing changes, in milliseconds. */
    private static final int PULSE = 500;

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
        var changed = new Semaphore(0);
        try (var _ = engine.subscribe(changed::release)) {
            while (true) {
                var running = engine.running();
                if (running.isEmpty()) {
                    out.progress("the transfer engine is not running; waiting for it");
                    await(changed);
                    continue;
                }
                var status = follow(engine, running.get(), id, out, changed);
                if (status.isPresent()) {
                    return status.getAsInt();
                }
            }
        }
    }

    /** @return empty if the engine went before */
    private static OptionalInt follow(
            TransferEngine engine, Transfers transfers, long id, Output out, Semaphore changed)
            throws IOException, InterruptedException {
        try (var _ = transfers.subscribe(transfer -> {
            if (transfer.id() == id) {
                changed.release();
            }
        })) {
            while (engine.running().filter(transfers::equals).isPresent()) {
                var transfer = transfers.find(id).orElseThrow(() -> new IOException("the download " + id + " is gone"));
                if (Downloads.ended(transfer.state())) {
                    return OptionalInt.of(end(transfer, out));
                }
                if (transfer.state() instanceof TransferState.Choosing) {
                    return OptionalInt.of(report(transfer, out));
                }
                out.progress(Downloads.progress(transfer));
                await(changed);
            }
            return OptionalInt.empty();
        }
    }

    private static void await(Semaphore changed) throws InterruptedException {
        if (changed.tryAcquire(PULSE, TimeUnit.MILLISECONDS)) {
            changed.drainPermits();
        }
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
