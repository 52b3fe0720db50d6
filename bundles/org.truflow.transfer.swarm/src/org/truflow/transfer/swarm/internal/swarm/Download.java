package org.truflow.transfer.swarm.internal.swarm;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.PeerId;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.queue.Item;
import org.truflow.transfer.swarm.internal.queue.Turns;

/**
 * One entry of the queue or of the history as it stands now. One that is not being fetched is hardly more than its item, since there
 * may be very many. Confined to the lane, except {@link #snapshot()}.
 */
final class Download implements JobHost {

    /** What the queue does when a download changes. */
    interface Listener {
        /** Its item is to be written. */
        void changed(Download download);

        /** Its job ended, or is to be replaced. */
        void turnOver(Download download);

        /** Returns a failure with the time of the next attempt, if there is to be one. */
        Failed retried(Failed why, int attempts);

        /** Returns the time of day. */
        Instant now();
    }

    private final Listener listener;
    private volatile Item item;
    private volatile @Nullable Job job;
    private @Nullable Flow flow;
    private long begunAt;
    private boolean nothing;
    private long inVain;
    private volatile @Nullable String waiting;
    private volatile @Nullable Transfer snapshot;

    Download(Item item, Listener listener) {
        this.item = item;
        this.listener = listener;
    }

    @Override
    public Item item() {
        return item;
    }

    /** Returns what decides about its turn. */
    Turns.Place place() {
        var user = item.wanted() instanceof Wanted.Remote remote ? remote.user() : "";
        return new Turns.Place(item.options().priority(), item.rank(), item.id(), user);
    }

    /** Returns it as it was at most a tenth of a second ago. Call from any thread. */
    Transfer snapshot() {
        var last = snapshot;
        return last == null ? describe(item, state(_ -> new TransferState.Running(0)), Flow.NONE) : last;
    }

    /** Returns how it is told that it is no more. */
    Transfer forgotten() {
        return describe(item, new TransferState.Forgotten(), Flow.NONE);
    }

    /** Looks again. Returns whether something is different. */
    boolean refresh(long now) {
        var running = job;
        var moving = flow;
        if (running == null || moving == null) {
            snapshot = null;
            return true;
        }
        var next = describe(item, state(Job::state), moving.now(now, item.size() - item.done()));
        var last = snapshot;
        snapshot = next;
        return last == null || !last.equals(next);
    }

    /** @param of what is being done; may only be looked at closely on the lane */
    private TransferState state(Function<Job, TransferState> of) {
        if (item.standing() != Item.Standing.WANTED) {
            return item.state();
        }
        var running = job;
        if (running != null) {
            return of.apply(running);
        }
        var reason = waiting;
        return reason == null ? new TransferState.Queued() : new TransferState.Waiting(reason);
    }

    private static Transfer describe(Item item, TransferState state, Flow.Now now) {
        return new Transfer(
                item.id(),
                item.name().isEmpty() ? item.target().getFileName() + "" : item.name(),
                item.content(),
                item.target(),
                item.size(),
                item.done(),
                item.files(),
                item.filesDone(),
                now.speed(),
                now.left(),
                now.sources().orElse(item.sources()),
                item.options(),
                item.added(),
                item.stand().ended(),
                state);
    }

    @Nullable
    Job job() {
        return job;
    }

    /** Returns when it last got its turn, in nanoseconds. */
    long begunAt() {
        return begunAt;
    }

    /** Returns whether it waits for its turn. */
    boolean queued() {
        return item.standing() == Item.Standing.WANTED && job == null && waiting == null;
    }

    /** Returns whether it gave up its turn with nothing got. */
    boolean gotNothing() {
        return nothing && isWaiting();
    }

    /** Returns the number of its last turn, if that was for nothing; 0 otherwise. */
    long inVain() {
        return inVain;
    }

    void inVain(long turn) {
        inVain = turn;
    }

    boolean isWaiting() {
        return item.standing() == Item.Standing.WANTED && waiting != null;
    }

    void begin(Job next, long now) {
        waiting = null;
        job = next;
        flow = new Flow(item.sources(), now);
        begunAt = now;
        nothing = true;
        next.start();
        refresh(now);
    }

    /** Takes the turn away; what is there stays. */
    void end() {
        var running = job;
        if (running != null) {
            running.stop();
        }
        something();
        note();
    }

    /** Takes the turn away, and what is there and not finished with it. */
    void discard() {
        var running = job;
        if (running != null) {
            running.discard();
        }
        note();
    }

    /** The job is over: what it learned of the sources belongs to the item. */
    private void note() {
        var last = flow;
        job = null;
        flow = null;
        snapshot = null;
        if (last != null) {
            item = item.progress(item.done(), item.filesDone(), last.shares());
        }
    }

    /** Its turn is not for nothing. */
    private void something() {
        nothing = false;
        inVain = 0;
    }

    /** Waits for its turn again. */
    void wake() {
        waiting = null;
    }

    /** Nobody who has it can be reached, so that it needs no turn. */
    void sleep(String reason) {
        waiting = reason;
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
        something();
        note();
        put(
                item.kind() == Item.Kind.UNKNOWN && known.options().choose()
                        ? known.standing(Item.Standing.CHOOSING, listener.now())
                        : known);
        listener.turnOver(this);
    }

    @Override
    public void progress(long done, int filesDone) {
        item = item.progress(done, filesDone, item.sources());
    }

    @Override
    public void got(PeerId from, String user, long bytes) {
        something();
        var running = flow;
        if (running != null) {
            running.got(from, user, bytes);
        }
    }

    @Override
    public void rejected(PeerId from, String user) {
        var running = flow;
        if (running != null) {
            running.rejected(from, user);
        }
    }

    @Override
    public void waiting(String reason) {
        var before = item;
        note();
        if (!item.equals(before)) {
            put(item);
        }
        waiting = reason;
        listener.turnOver(this);
    }

    @Override
    public void completed(Path at) {
        note();
        put(item.named(item.name(), at).standing(Item.Standing.COMPLETED, listener.now()));
        listener.turnOver(this);
    }

    @Override
    public void failed(Failed why) {
        note();
        put(item.failed(listener.retried(why, item.stand().attempts()), listener.now()));
        listener.turnOver(this);
    }

    /** Returns the item with what is known of progress and sources. */
    Item noted() {
        var running = flow;
        return running == null ? item : item.progress(item.done(), item.filesDone(), running.shares());
    }
}
