package org.truflow.send.direct.internal.out;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.ContentHasher;

/** Reads and hashes what is to be sent, a few at once; each on a virtual thread of its own. */
final class Packer {
    private static final Logger LOG = LoggerFactory.getLogger(Packer.class);
    private static final int AT_ONCE = 4;

    private final Outbox box;
    private final ContentHasher hasher;
    private final int mostLines;
    private final LongConsumer changed;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private volatile boolean stopped;

    Packer(Outbox box, ContentHasher hasher, int mostLines, LongConsumer changed) {
        this.box = box;
        this.hasher = hasher;
        this.mostLines = mostLines;
        this.changed = changed;
    }

    void stop() {
        stopped = true;
    }

    void pack(Out out) {
        var parcel = out.parcel;
        Thread.ofVirtual().name("send-packing-" + parcel.folder().getFileName()).start(() -> {
            try {
                turns.acquire();
                try {
                    if (!out.cancelled && !stopped) {
                        work(out);
                    }
                } finally {
                    turns.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void work(Out out) {
        var sent = out.sent;
        var work = new Packing(out.parcel, sent.paths(), hasher, mostLines, bytes -> {
            out.read.addAndGet(bytes);
            changed.accept(sent.id());
            return !out.cancelled && !stopped;
        });
        try {
            box.prepared(out, work.pack());
        } catch (CancellationException e) {
            LOG.debug("send {} is not prepared any more", sent.id());
        } catch (IOException | RuntimeException e) {
            LOG.debug("send {} cannot be prepared", sent.id(), e);
            box.cannotBeSent(out, String.valueOf(e.getMessage()));
        }
    }
}
