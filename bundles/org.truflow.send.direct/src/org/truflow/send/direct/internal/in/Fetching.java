package org.truflow.send.direct.internal.in;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.RemotePath;
import org.truflow.send.direct.internal.in.Received.How;
import org.truflow.send.direct.internal.in.Received.Part;
import org.truflow.send.direct.internal.in.Received.Stage;
import org.truflow.send.direct.internal.store.WrongListException;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;
import org.truflow.transfer.Wanted;

/**
 * Gets what was accepted: first the list, then a download for each item, which it follows to the end. Each offer has a virtual thread,
 * which waits most of the time.
 */
final class Fetching {
    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final long PULSE_MILLIS = 500;
    private static final long REST_MILLIS = 2_000;

    private final Inbox inbox;
    private final Downloads downloads;
    private volatile boolean stopped;

    Fetching(Inbox inbox, Downloads downloads) {
        this.inbox = inbox;
        this.downloads = downloads;
    }

    /** Begins, or goes on, if there is anything to do. Call with the lock of the inbox, or before others do. */
    void goOn(In in) {
        if (!in.fetching && !stopped && !settled(in)) {
            in.fetching = true;
            Thread.ofVirtual().name("send-fetch-" + in.received.id()).start(() -> run(in));
        }
    }

    private static boolean settled(In in) {
        return in.received.stage() == Stage.ASKED || in.received.stage().over() && in.received.clean();
    }

    void stop() {
        stopped = true;
    }

    private void run(In in) {
        try {
            while (!stopped && !settled(in)) {
                long rest;
                try {
                    rest = in.received.stage().over() ? clean(in) : step(in);
                } catch (WrongListException e) {
                    inbox.over(
                            in,
                            Stage.FAILED,
                            e.getMessage() + "; nothing was fetched. Ask " + in.received.user() + " to send it again",
                            true);
                    return;
                } catch (IOException | RuntimeException e) {
                    LOG.warn("offer {} does not go on", in.received.id(), e);
                    trouble(in, String.valueOf(e.getMessage()));
                    rest = REST_MILLIS;
                }
                if (in.wake.tryAcquire(rest, TimeUnit.MILLISECONDS)) {
                    in.wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void trouble(In in, String why) {
        synchronized (inbox) {
            if (!in.trouble.equals(why) && in.received.stage() == Stage.ACCEPTED) {
                in.trouble = why;
                inbox.tell(in);
            }
        }
    }

    /** Does what can be done now. @return milliseconds until there may be something more */
    private long step(In in) throws IOException, InterruptedException {
        if (!ListFetch.done(in)) {
            var session = in.openSession();
            if (session.isEmpty()) {
                trouble(in, in.received.user() + " is offline");
                return REST_MILLIS;
            }
            ListFetch.fetch(in, session.get());
        }
        var engine = downloads.engine();
        if (engine.isEmpty()) {
            trouble(in, "the transfer engine is not running");
            return REST_MILLIS;
        }
        for (var i = 0; i < in.received.parts().size(); i++) {
            begin(in, i, engine.get());
        }
        return follow(in, engine.get());
    }

    private void begin(In in, int index, Transfers engine) {
        var part = in.received.parts().get(index);
        if (part.how() == How.BEGINNING) {
            part = found(in, index, engine);
            keep(in, index, part);
        }
        if (part.how() != How.NONE) {
            return;
        }
        var last = engine.all().stream().mapToLong(Transfer::id).max().orElse(0);
        keep(in, index, new Part(How.BEGINNING, last));
        if (in.received.stage() != Stage.ACCEPTED) {
            return;
        }
        var item = in.received.contents().items().get(index);
        var begun = engine.start(new Wanted.Remote(Sources.name(in.received), item.name(), in.received.folder()));
        keep(in, index, new Part(How.BEGUN, begun.id()));
    }

    private void keep(In in, int index, Part part) {
        synchronized (inbox) {
            inbox.keep(in, in.received.part(index, part));
        }
    }

    /** Returns the download that was begun just before this program ended suddenly, if it was. */
    private static Part found(In in, int index, Transfers engine) {
        var item = in.received.contents().items().get(index);
        var after = in.received.parts().get(index).number();
        return engine.all().stream()
                .filter(transfer -> transfer.id() > after && is(transfer, item.name(), in.received))
                .findFirst()
                .map(transfer -> new Part(How.BEGUN, transfer.id()))
                .orElse(Part.NONE);
    }

    private static boolean is(Transfer transfer, String name, Received received) {
        try {
            var local = RemotePath.parse(name).toLocal().name();
            return transfer.name().equals(local)
                    && received.folder()
                            .map(folder -> folder.equals(transfer.target().getParent()))
                            .orElse(true);
        } catch (IOException e) {
            return transfer.name().equals(name);
        }
    }

    /** Looks how the downloads are doing. */
    private long follow(In in, Transfers engine) {
        var done = 0L;
        var files = 0;
        var cancelled = 0;
        var over = 0;
        var running = false;
        var why = "";
        for (var i = 0; i < in.received.parts().size(); i++) {
            var part = in.received.parts().get(i);
            var item = in.received.contents().items().get(i);
            if (part.how() == How.BEGUN) {
                var transfer = engine.find(part.number());
                part = new Part(
                        how(transfer.map(Transfer::state).orElseGet(() -> new TransferState.Cancelled(false))),
                        part.number());
                if (part.how() != How.BEGUN) {
                    keep(in, i, part);
                } else {
                    done += transfer.map(Transfer::done).orElse(0L);
                    files += transfer.map(Transfer::filesDone).orElse(0);
                    running |= transfer.filter(one -> one.state() instanceof TransferState.Running)
                            .isPresent();
                    why = why.isEmpty()
                            ? transfer.map(one -> reason(one.state())).orElse("")
                            : why;
                }
            }
            done += part.how() == How.DONE ? item.size() : 0;
            files += part.how() == How.DONE ? item.files() : 0;
            cancelled += part.how() == How.CANCELLED ? 1 : 0;
            over += part.how() == How.DONE || part.how() == How.CANCELLED ? 1 : 0;
        }
        progress(in, done, files, running ? "" : why);
        if (over == in.received.parts().size()) {
            inbox.over(
                    in,
                    cancelled == 0 ? Stage.COMPLETED : Stage.ENDED,
                    cancelled == 0 ? "" : cancelled + " of " + over + " downloads were cancelled there",
                    true);
        }
        return running ? PULSE_MILLIS : REST_MILLIS;
    }

    /** Returns whether the transfer engine looked for it while this one was not there to tell, at a start or a swap. */
    private static boolean missed(Transfer transfer) {
        return transfer.state() instanceof TransferState.Failed failed
                && failed.reason() == TransferState.Reason.NOT_FOUND;
    }

    private static How how(TransferState state) {
        if (state instanceof TransferState.Completed) {
            return How.DONE;
        }
        return state instanceof TransferState.Cancelled(var kept) && !kept ? How.CANCELLED : How.BEGUN;
    }

    private static String reason(TransferState state) {
        if (state instanceof TransferState.Waiting waiting) {
            return waiting.reason();
        }
        if (state instanceof TransferState.Failed failed) {
            return failed.message();
        }
        if (state instanceof TransferState.Paused || state instanceof TransferState.Cancelled) {
            return "its download is stopped there";
        }
        return state instanceof TransferState.Queued ? "its download waits for its turn" : "";
    }

    private void progress(In in, long done, int files, String why) {
        synchronized (inbox) {
            var before = in.received;
            if (before.stage() == Stage.ACCEPTED
                    && (before.done() != done || before.filesDone() != files || !in.trouble.equals(why))) {
                in.received = before.progress(done, files);
                in.trouble = why;
                in.speed.note(System.nanoTime(), done);
                inbox.tell(in);
            }
        }
    }

    /** Cancels the downloads of something that is over. */
    private long clean(In in) {
        var engine = downloads.engine();
        if (engine.isEmpty()) {
            return REST_MILLIS;
        }
        for (var i = 0; i < in.received.parts().size(); i++) {
            var part = in.received.parts().get(i);
            if (part.how() == How.BEGINNING) {
                part = found(in, i, engine.get());
            }
            if (part.how() == How.BEGUN) {
                engine.get().cancel(part.number());
            }
        }
        synchronized (inbox) {
            inbox.keep(in, in.received.stage(in.received.stage(), in.received.text(), true));
        }
        return 0;
    }
}
