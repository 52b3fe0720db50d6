package org.truflow.transfer.swarm.internal.swarm;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.PeerId;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.swarm.internal.plan.Meter;
import org.truflow.transfer.swarm.internal.queue.Item;

/** One entry of the queue as it stands now. Confined to the lane, except {@link #snapshot()}. */
final class Download implements JobHost {
    private static final int MOST_SHARES = 100;

    /** What the queue does when a download changes. */
    interface Listener {
        /** Its item is to be written. */
        void changed(Download download);

        /** Its job ended, or is to be replaced. */
        void turnOver(Download download);
    }

    private final Listener listener;
    private final Meter meter = new Meter();
    private final Map<PeerId, SourceShare> shares = new LinkedHashMap<>();
    private Item item;
    private @Nullable Job job;
    private @Nullable String waiting;
    private volatile Transfer snapshot;

    Download(Item item, Listener listener) {
        this.item = item;
        this.listener = listener;
        item.sources().forEach(share -> shares.put(share.peer(), share));
        snapshot = describe(0, item.state());
    }

    @Override
    public Item item() {
        return item;
    }

    /** Returns it as it was at most a tenth of a second ago. Call from any thread. */
    Transfer snapshot() {
        return snapshot;
    }

    /** Looks again. Returns whether something is different. */
    boolean refresh(long now) {
        var running = job;
        var speed = running == null ? 0 : meter.rate(now);
        TransferState state;
        if (item.standing() != Item.Standing.WANTED) {
            state = item.state();
        } else if (running != null) {
            state = new TransferState.Running(running.sources());
        } else {
            var reason = waiting;
            state = reason == null ? new TransferState.Queued() : new TransferState.Waiting(reason);
        }
        var next = describe(speed, state);
        var different = !next.equals(snapshot);
        snapshot = next;
        return different;
    }

    private Transfer describe(double speed, TransferState state) {
        return new Transfer(
                item.id(),
                item.name().isEmpty() ? item.target().getFileName() + "" : item.name(),
                item.content(),
                item.target(),
                item.size(),
                item.done(),
                item.files(),
                item.filesDone(),
                speed,
                shares(),
                item.added(),
                state);
    }

    private List<SourceShare> shares() {
        return shares.values().stream()
                .sorted(Comparator.comparingLong(SourceShare::bytes).reversed())
                .limit(MOST_SHARES)
                .toList();
    }

    @Nullable
    Job job() {
        return job;
    }

    boolean active() {
        return job != null;
    }

    /** Returns whether it waits for its turn. */
    boolean queued() {
        return item.standing() == Item.Standing.WANTED && job == null && waiting == null;
    }

    boolean isWaiting() {
        return item.standing() == Item.Standing.WANTED && waiting != null;
    }

    void begin(Job next, long now) {
        waiting = null;
        job = next;
        meter.start(now);
        next.start();
    }

    /** Takes the turn away; what is there stays. */
    void end() {
        var running = job;
        job = null;
        if (running != null) {
            running.stop();
        }
    }

    /** Takes the turn away, and what is there and not finished with it. */
    void discard() {
        var running = job;
        job = null;
        if (running != null) {
            running.discard();
        }
    }

    /** Waits for its turn again. */
    void wake() {
        waiting = null;
    }

    void put(Item next) {
        item = next;
        listener.changed(this);
    }

    @Override
    public void learned(Item better) {
        put(better);
    }

    @Override
    public void resolved(Item known) {
        job = null;
        put(known);
        listener.turnOver(this);
    }

    @Override
    public void progress(long done, int filesDone) {
        item = item.progress(done, filesDone, item.sources());
    }

    @Override
    public void got(PeerId from, String user, int bytes) {
        meter.add(bytes);
        shares.merge(
                from,
                new SourceShare(from, user, bytes, 0),
                (before, more) -> new SourceShare(from, user, before.bytes() + bytes, before.rejected()));
    }

    @Override
    public void rejected(PeerId from, String user) {
        shares.merge(
                from,
                new SourceShare(from, user, 0, 1),
                (before, more) -> new SourceShare(from, user, before.bytes(), before.rejected() + 1));
    }

    @Override
    public void waiting(String reason) {
        job = null;
        waiting = reason;
        listener.turnOver(this);
    }

    @Override
    public void completed(Path at) {
        job = null;
        put(noted().named(item.name(), at).standing(Item.Standing.COMPLETED));
        listener.turnOver(this);
    }

    @Override
    public void failed(Failed why) {
        job = null;
        put(noted().failed(why));
        listener.turnOver(this);
    }

    /** Returns the item with what is known of progress and sources. */
    Item noted() {
        return item.progress(item.done(), item.filesDone(), shares());
    }
}
