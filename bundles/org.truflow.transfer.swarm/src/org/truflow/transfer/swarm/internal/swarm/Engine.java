package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.protocol.peer.UploadPlace;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Priority;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.queue.Item;
import org.truflow.transfer.swarm.internal.queue.QueueLog;
import org.truflow.transfer.swarm.internal.queue.QueueOrder;
import org.truflow.transfer.swarm.internal.queue.Turns;

/**
 * The queue of downloads: gives turns in order, wakes those that wait when somebody comes, keeps every change. Public methods
 * are for any thread; the rest is confined to the lane.
 */
public final class Engine {
    private static final long TICK_MILLIS = 100;

    /**
     * What was chosen for the queue.
     *
     * @param active most downloads at once; {@code ofUser} of them asked of one person
     * @param retry wait before the first attempt after a failure
     */
    public record Limits(int active, int ofUser, Duration retry) {}

    private final Tools tools;
    private final Links links;
    private final Jobs jobs;
    private final Ledger ledger;
    private final Events events = new Events();
    private final QueueOrder<Download> order = new QueueOrder<>();
    private final Turns<Download> turns;
    private final Waiters waiters;
    private final Retries retries;
    private final Set<Download> dirty = new LinkedHashSet<>();

    public Engine(Tools tools, QueueLog log, Path data, Limits limits) {
        this.tools = tools;
        this.links = new Links(tools);
        this.jobs = new Jobs(tools, links, data, log);
        this.ledger = new Ledger(tools, log);
        this.turns = new Turns<>(limits.active, limits.ofUser);
        this.waiters = new Waiters(tools, new Found());
        this.retries = new Retries(tools, limits.retry, download -> retry(download));
        log.takeItems().forEach(this::add);
    }

    private Download add(Item item) {
        var download = new Download(item, new Listener());
        ledger.add(download);
        sort(download);
        return download;
    }

    public void start() {
        dirty.clear();
        jobs.tidy(ledger.items());
        tools.directories().listen(() -> tools.lane().execute(this::directoriesChanged));
        tools.lane().execute(this::giveTurns);
        tools.lane().every(TICK_MILLIS, this::tick);
    }

    /** Queues a download; it is on disk when this returns. @param root where it is put */
    public Transfer start(Wanted wanted, DownloadOptions options, Path root) {
        return ledger.durable(() -> {
            var item = jobs.item(
                    ledger.nextId(), wanted, options, root, tools.clock().instant());
            item = item.ranked(options.priority(), order.lastRank(options.priority()));
            ledger.write(item);
            var download = add(item);
            giveTurns();
            download.refresh(tools.nanos().getAsLong());
            return download.snapshot();
        });
    }

    /** Puts a download where it stands from now on. */
    void settle(Download download, Item.Standing standing) {
        settle(download, item -> item.standing(standing, tools.clock().instant()));
    }

    /** Takes its turn away and changes it; it gets another if it is still wanted. */
    void settle(Download download, UnaryOperator<Item> change) {
        download.end();
        download.wake();
        download.put(change.apply(download.item()));
        sort(download);
        giveTurns();
        download.refresh(tools.nanos().getAsLong());
    }

    private void retry(Download download) {
        settle(download, Item::retried);
    }

    void rank(Download download, Priority priority, long rank) {
        download.put(download.item().ranked(priority, rank));
        sort(download);
    }

    /** Changes a download, if there is one of that number; the change is on disk when this returns. */
    void with(long id, Consumer<Download> change) {
        ledger.durable(() -> {
            var download = ledger.find(id);
            if (download != null) {
                change.accept(download);
                // Whoever asks next sees it.
                download.refresh(tools.nanos().getAsLong());
            }
            return id;
        });
    }

    /** A peer told how long we have to wait there. */
    public void placed(PeerId peer, UploadPlace place) {
        tools.lane().execute(() -> links.placed(peer, place, this::directoriesChanged));
    }

    public List<Transfer> all() {
        return ledger.all();
    }

    /** Returns those that are not over, first who has its turn first. */
    public List<Transfer> queue() {
        return tools.lane().call(order::entries).stream()
                .map(Download::snapshot)
                .toList();
    }

    public Optional<Transfer> find(long id) {
        return ledger.snapshot(id);
    }

    /** Returns what people can do with downloads besides starting them. */
    public Commands commands() {
        return new Commands(this, tools, ledger, order, jobs);
    }

    /** Takes one that is over out for ever. */
    void forget(Download download) throws IOException {
        ledger.forget(download);
        jobs.forget(download);
        sort(download);
        dirty.remove(download);
        events.post(download.forgotten());
    }

    public Subscription subscribe(Consumer<Transfer> listener) {
        return events.subscribe(listener);
    }

    private final class Listener implements Download.Listener {
        @Override
        public void changed(Download download) {
            dirty.add(download);
            ledger.note(download.item());
        }

        @Override
        public void turnOver(Download download) {
            if (download.item().over()) {
                jobs.discard(download);
            } else if (download.gotNothing()) {
                download.inVain(turns.inVain());
            }
            sort(download);
            giveTurns();
        }

        @Override
        public Failed retried(Failed why, int attempts) {
            return retries.planned(why, attempts);
        }

        @Override
        public Instant now() {
            return tools.clock().instant();
        }
    }

    /** Puts a download where it belongs now. */
    private void sort(Download download) {
        dirty.add(download);
        waiters.remove(download);
        retries.remove(download);
        var place = download.place();
        if (download.item().over()) {
            order.remove(download);
        } else {
            order.put(download, place);
        }
        if (download.job() != null) {
            turns.run(download, place);
        } else if (download.queued()) {
            turns.wait(download, place, download.inVain());
            waiters.addUnknown(download);
        } else {
            turns.remove(download);
            if (download.isWaiting()) {
                waiters.add(download);
            } else if (download.item().failure().isPresent()) {
                retries.add(download);
            }
        }
    }

    void giveTurns() {
        while (!ledger.stopped()) {
            var turn = turns.give();
            if (turn.isEmpty()) {
                return;
            }
            turn.get().instead().ifPresent(loser -> {
                loser.end();
                loser.put(loser.item());
            });
            begin(turn.get().next());
        }
    }

    private void begin(Download download) {
        dirty.add(download);
        waiters.remove(download);
        try {
            download.begin(jobs.of(download), tools.nanos().getAsLong());
        } catch (IOException e) {
            download.failed(
                    new Failed(Reason.DISK_ERROR, "what is known of the download cannot be read: " + e.getMessage()));
        }
    }

    private void tick() {
        if (ledger.stopped()) {
            return;
        }
        var now = tools.nanos().getAsLong();
        for (var download : turns.running()) {
            var job = download.job();
            if (job != null) {
                job.tick(now);
                dirty.add(download);
            }
        }
        links.pump();
        links.tidy();
        waiters.tick(now);
        retries.tick(now);
        ledger.tidy();
        for (var download : dirty) {
            if (download.refresh(now)) {
                events.post(download.snapshot());
            }
        }
        dirty.clear();
    }

    private void directoriesChanged() {
        links.retrySoon();
        turns.running().forEach(download -> {
            var job = download.job();
            if (job != null) {
                job.directoriesChanged();
            }
        });
        waiters.directoriesChanged(tools.nanos().getAsLong());
    }

    private final class Found implements Waiters.Answer {
        @Override
        public void wake(Download download) {
            download.wake();
            sort(download);
            // Somebody has it: no need to ask before its turn.
            waiters.remove(download);
            giveTurns();
        }

        @Override
        public void sleep(Download download) {
            download.sleep(Waiters.NOBODY);
            sort(download);
        }
    }

    /** Ends everything under way; all of it goes on when an engine starts again. */
    public void stop() {
        tools.directories().stop();
        tools.lane().call(() -> {
            ledger.stop();
            for (var download : turns.running()) {
                download.end();
                download.put(download.item());
            }
            links.close("the transfer engine stops");
            return true;
        });
        events.stop();
    }
}
