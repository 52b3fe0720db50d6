package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.event.Subscription;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Priority;
import org.truflow.transfer.QueuePlace;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.queue.Item;
import org.truflow.transfer.swarm.internal.queue.QueueLog;
import org.truflow.transfer.swarm.internal.queue.QueueOrder;
import org.truflow.transfer.swarm.internal.queue.Turns;

/**
 * The queue of downloads: gives turns in order, wakes those that wait when somebody comes, keeps every change. Public methods
 * are for any thread; the rest is confined to the lane.
 */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
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
    private final QueueLog log;
    private final Events events = new Events();
    private final NavigableMap<Long, Download> downloads = new ConcurrentSkipListMap<>();
    private final QueueOrder<Download> order = new QueueOrder<>();
    private final Turns<Download> turns;
    private final Waiters waiters;
    private final Retries retries;
    private final Set<Download> dirty = new LinkedHashSet<>();
    private long nextId = 1;
    private long position;
    private boolean stopped;

    public Engine(Tools tools, QueueLog log, Path data, Limits limits) {
        this.tools = tools;
        this.links = new Links(tools);
        this.jobs = new Jobs(tools, links, data, log);
        this.log = log;
        this.turns = new Turns<>(limits.active, limits.ofUser);
        this.waiters = new Waiters(tools, new Found());
        this.retries = new Retries(tools, limits.retry, download -> retry(download));
        log.takeItems().forEach(this::add);
    }

    private Download add(Item item) {
        var download = new Download(item, new Listener());
        downloads.put(item.id(), download);
        nextId = Math.max(nextId, item.id() + 1);
        sort(download);
        return download;
    }

    public void start() {
        dirty.clear();
        tools.directories().listen(() -> tools.lane().execute(this::directoriesChanged));
        jobs.tidy(downloads.values());
        tools.lane().execute(this::giveTurns);
        tools.lane().every(TICK_MILLIS, this::tick);
    }

    /** Queues a download; it is on disk when this returns. @param root where it is put */
    public Transfer start(Wanted wanted, DownloadOptions options, Path root) {
        return durable(() -> {
            var id = nextId++;
            var item = jobs.item(id, wanted, options, root, Instant.now());
            item = item.ranked(options.priority(), order.lastRank(options.priority()));
            write(item);
            var download = add(item);
            giveTurns();
            download.refresh(tools.nanos().getAsLong());
            return download.snapshot();
        });
    }

    public void pause(long id) {
        with(id, download -> {
            if (!download.item().over() && download.item().standing() != Item.Standing.PAUSED) {
                settle(download, Item.Standing.PAUSED);
            }
        });
    }

    public void resume(long id) {
        with(id, download -> {
            switch (download.item().standing()) {
                case PAUSED, FAILED, CHOOSING -> settle(download, Item.Standing.WANTED);
                case CANCELLED -> {
                    if (download.item().kept()) {
                        settle(download, Item.Standing.WANTED);
                    }
                }
                case WANTED, COMPLETED -> {
                    // Goes on already, or never.
                }
            }
        });
    }

    /** @param keep whether what is unfinished stays */
    public void cancel(long id, boolean keep) {
        with(id, download -> {
            if (download.item().over() && (keep || !download.item().kept())) {
                return;
            }
            if (keep) {
                settle(download, item -> item.cancelledButKept(Instant.now()));
            } else {
                download.discard();
                settle(download, Item.Standing.CANCELLED);
                jobs.discard(download);
            }
        });
    }

    private void settle(Download download, Item.Standing standing) {
        settle(download, item -> item.standing(standing, Instant.now()));
    }

    private void settle(Download download, UnaryOperator<Item> change) {
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

    public void prioritize(long id, Priority priority) {
        with(id, download -> {
            if (!download.item().over() && download.item().options().priority() != priority) {
                rank(download, priority, order.lastRank(priority));
                giveTurns();
            }
        });
    }

    public void move(long id, QueuePlace place) {
        with(id, download -> {
            order.move(download, place)
                    .forEach((each, rank) -> rank(each, each.item().options().priority(), rank));
            giveTurns();
        });
    }

    private void rank(Download download, Priority priority, long rank) {
        download.put(download.item().ranked(priority, rank));
        sort(download);
    }

    public void inOrder(long id, boolean inOrder) {
        with(id, download -> {
            var options = download.item().options();
            if (options.inOrder() != inOrder) {
                download.put(download.item().options(options.withInOrder(inOrder)));
            }
        });
    }

    private void with(long id, Consumer<Download> change) {
        durable(() -> {
            var download = Lookup.find(downloads, id);
            if (download != null) {
                change.accept(download);
            }
            return id;
        });
    }

    private interface Change<T> {
        T make() throws IOException;
    }

    private <T> T durable(Change<T> change) {
        var position = new long[1];
        var result = tools.lane().call(() -> {
            if (stopped) {
                throw new IllegalStateException("the transfer engine stops");
            }
            var made = change.make();
            position[0] = this.position;
            return made;
        });
        try {
            log.sync(position[0]);
        } catch (IOException e) {
            throw new IllegalStateException("the download queue cannot be written: " + e.getMessage(), e);
        }
        return result;
    }

    private void write(Item item) throws IOException {
        position = log.put(item);
    }

    public List<Transfer> all() {
        return downloads.values().stream().map(Download::snapshot).toList();
    }

    /** Returns those that are not over, first who has its turn first. */
    public List<Transfer> queue() {
        return tools.lane().call(order::entries).stream()
                .map(Download::snapshot)
                .toList();
    }

    public Optional<Transfer> find(long id) {
        return Optional.ofNullable(Lookup.find(downloads, id)).map(Download::snapshot);
    }

    public Subscription subscribe(Consumer<Transfer> listener) {
        return events.subscribe(listener);
    }

    private final class Listener implements Download.Listener {
        @Override
        public void changed(Download download) {
            dirty.add(download);
            try {
                write(download.item());
            } catch (IOException e) {
                LOG.error(
                        "the change of download {} cannot be kept: a restart will not know of it",
                        download.item().id(),
                        e);
            }
        }

        @Override
        public void turnOver(Download download) {
            if (download.item().over()) {
                jobs.discard(download);
            }
            sort(download);
            giveTurns();
        }

        @Override
        public Failed retried(Failed why, int attempts) {
            return retries.planned(why, attempts);
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
            turns.wait(download, place);
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

    private void giveTurns() {
        while (!stopped) {
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
        if (stopped) {
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
            stopped = true;
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
