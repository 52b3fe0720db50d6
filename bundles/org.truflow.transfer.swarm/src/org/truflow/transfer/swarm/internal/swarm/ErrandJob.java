package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.truflow.content.HashProgress;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.swarm.internal.disk.DiskTrouble;
import org.truflow.transfer.swarm.internal.queue.Item;

/**
 * Something that a download needs done on the disk before it goes on, which may take long: done in its turn, on a thread of its own.
 * Begun anew when it was ended in between. Confined to the lane.
 */
final class ErrandJob implements Job {

    /** Runs on a thread that may wait. */
    interface Work {
        /**
         * @param watch is to be told how far it is, and says when to end
         * @return the download afterwards
         */
        Item run(Item item, HashProgress watch) throws IOException;
    }

    private final Tools tools;
    private final JobHost host;
    private final CompletableFuture<?> first;
    private final Work work;
    private final LongFunction<TransferState> state;
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean stopped;

    /** @param first what it waits for; {@code state} while it goes on, from the bytes that were seen to */
    ErrandJob(Tools tools, JobHost host, CompletableFuture<?> first, Work work, LongFunction<TransferState> state) {
        this.tools = tools;
        this.host = host;
        this.first = first;
        this.work = work;
        this.state = state;
    }

    @Override
    public void start() {
        var item = host.item();
        first.thenRun(() -> Thread.ofPlatform().name("transfer-errand").daemon().start(() -> run(item)));
    }

    private void run(Item item) {
        Runnable then;
        try {
            var after = work.run(item, seen -> {
                bytes.addAndGet(seen);
                return !stopped;
            });
            then = () -> host.resolved(after);
        } catch (CancellationException e) {
            return;
        } catch (IOException | RuntimeException e) {
            then = () -> host.failed(DiskTrouble.of(e, item.root()));
        }
        var next = then;
        tools.lane().execute(() -> {
            if (!stopped) {
                stopped = true;
                next.run();
            }
        });
    }

    @Override
    public TransferState state() {
        return state.apply(bytes.get());
    }

    @Override
    public void tick(long now) {
        // It tells by itself when it is over.
    }

    @Override
    public void directoriesChanged() {
        // Nobody is needed for it.
    }

    @Override
    public int sources() {
        return 0;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void discard() {
        stopped = true;
    }
}
