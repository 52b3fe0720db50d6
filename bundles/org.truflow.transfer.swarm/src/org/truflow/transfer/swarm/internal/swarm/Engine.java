package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.Source;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.queue.Item;
import org.truflow.transfer.swarm.internal.queue.QueueLog;

/**
 * The queue of downloads: gives turns in order, wakes those that wait when somebody comes, keeps every change. Public methods
 * are for any thread; the rest is confined to the lane.
 */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final long SECOND = 1_000_000_000L;
    private static final long TICK_MILLIS = 100;
    private static final long WAKE_EVERY = 30 * SECOND;
    private static final long WAKE_LEAST = 2 * SECOND;
    private static final long LOOK_FOR_ROOM = 10 * SECOND;
    private static final long ROOM = 16L << 20;
    private static final int MOST_ASKED = 1_000;

    private final Tools tools;
    private final Links links;
    private final Jobs jobs;
    private final QueueLog log;
    private final int active;
    private final Events events = new Events();
    private final NavigableMap<Long, Download> downloads = new ConcurrentSkipListMap<>();
    private final Set<Download> running = new LinkedHashSet<>();
    private final Set<Download> waiting = new LinkedHashSet<>();
    private final Set<Download> dirty = new LinkedHashSet<>();
    private final ConcurrentSkipListMap<Long, Download> queued = new ConcurrentSkipListMap<>();
    private long nextId = 1;
    private long wakeAt;
    private long wokenAt;
    private boolean waking;
    private long roomAt;
    private long position;
    private boolean stopped;

    /** @param active most downloads at once */
    public Engine(Tools tools, QueueLog log, Path data, int active) {
        this.tools = tools;
        this.links = new Links(tools);
        this.jobs = new Jobs(tools, links, data, log.tag());
        this.log = log;
        this.active = active;
        var now = tools.nanos().getAsLong();
        this.wakeAt = now + WAKE_EVERY;
        this.wokenAt = now - WAKE_LEAST;
        this.roomAt = now + LOOK_FOR_ROOM;
        for (var item : log.items()) {
            add(item);
        }
    }

    private Download add(Item item) {
        var download = new Download(item, new Listener());
        downloads.put(item.id(), download);
        nextId = Math.max(nextId, item.id() + 1);
        if (download.queued()) {
            queued.put(item.id(), download);
        }
        return download;
    }

    public void start() {
        tools.directories().listen(() -> tools.lane().execute(this::directoriesChanged));
        tools.lane().execute(this::giveTurns);
        tools.lane().every(TICK_MILLIS, this::tick);
    }

    /** Queues a download; it is on disk when this returns. @param root where it is put */
    public Transfer start(Wanted wanted, Path root) {
        return durable(() -> {
            var id = nextId++;
            var item = jobs.item(id, wanted, root, Instant.now());
            write(item);
            var download = add(item);
            changed(download);
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
            var standing = download.item().standing();
            if (standing == Item.Standing.PAUSED || standing == Item.Standing.FAILED) {
                settle(download, Item.Standing.WANTED);
            }
        });
    }

    public void cancel(long id) {
        with(id, download -> {
            if (!download.item().over()) {
                download.discard();
                settle(download, Item.Standing.CANCELLED);
                jobs.discard(download);
            }
        });
    }

    private void settle(Download download, Item.Standing standing) {
        download.end();
        download.wake();
        download.put(download.noted().standing(standing));
        sort(download);
        giveTurns();
        download.refresh(tools.nanos().getAsLong());
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

    public Optional<Transfer> find(long id) {
        return Optional.ofNullable(Lookup.find(downloads, id)).map(Download::snapshot);
    }

    public Subscription subscribe(Consumer<Transfer> listener) {
        return events.subscribe(listener);
    }

    private final class Listener implements Download.Listener {
        @Override
        public void changed(Download download) {
            Engine.this.changed(download);
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
    }

    private void changed(Download download) {
        dirty.add(download);
    }

    /** Puts a download where it belongs now. */
    private void sort(Download download) {
        changed(download);
        var id = download.item().id();
        running.remove(download);
        waiting.remove(download);
        queued.remove(id);
        if (download.active()) {
            running.add(download);
        } else if (download.isWaiting()) {
            waiting.add(download);
        } else if (download.queued()) {
            queued.put(id, download);
        }
    }

    private void giveTurns() {
        while (!stopped && running.size() < active && !queued.isEmpty()) {
            var download = queued.pollFirstEntry().getValue();
            try {
                running.add(download);
                changed(download);
                download.begin(jobs.of(download), tools.nanos().getAsLong());
            } catch (IOException e) {
                download.failed(new Failed(
                        Reason.DISK_ERROR, "what is known of the download cannot be read: " + e.getMessage()));
            }
        }
    }

    private void tick() {
        if (stopped) {
            return;
        }
        var now = tools.nanos().getAsLong();
        for (var download : List.copyOf(running)) {
            var job = download.job();
            if (job != null) {
                job.tick(now);
                changed(download);
            }
        }
        links.pump();
        links.tidy();
        if (now - wakeAt >= 0 && !waking) {
            wake(now);
        }
        if (now - roomAt >= 0) {
            roomAt = now + LOOK_FOR_ROOM;
            lookForRoom();
        }
        for (var download : dirty) {
            if (download.refresh(now)) {
                events.post(download.snapshot());
            }
        }
        dirty.clear();
    }

    private void directoriesChanged() {
        links.retrySoon();
        running.forEach(download -> {
            var job = download.job();
            if (job != null) {
                job.directoriesChanged();
            }
        });
        wakeAt = Math.min(wakeAt, Math.max(tools.nanos().getAsLong() + SECOND / 4, wokenAt + WAKE_LEAST));
    }

    /** Gives those that wait for somebody another chance, if there is somebody. */
    private void wake(long now) {
        wokenAt = now;
        wakeAt = now + WAKE_EVERY + tools.random().nextLong(WAKE_EVERY / 4);
        var asked = new HashMap<ContentHash, List<Download>>();
        for (var download : List.copyOf(waiting)) {
            var content = download.item().content();
            if (content.isEmpty()) {
                wakeUp(download);
            } else if (asked.size() < MOST_ASKED) {
                asked.computeIfAbsent(content.get(), _ -> new ArrayList<>()).add(download);
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        waking = true;
        // Those asked about go behind the others, so that all have their turn when there are very many.
        asked.values()
                .forEach(group -> group.forEach(download -> {
                    waiting.remove(download);
                    waiting.add(download);
                }));
        tools.directories()
                .sources(asked.keySet())
                .whenComplete((found, e) -> tools.lane().execute(() -> {
                    waking = false;
                    if (e == null) {
                        found.forEach((content, sources) -> wakeUp(asked.getOrDefault(content, List.of()), sources));
                    }
                }));
    }

    private void wakeUp(List<Download> group, List<Source> sources) {
        if (sources.stream()
                .anyMatch(source -> source.online()
                        && !source.peer().equals(tools.sessions().self()))) {
            group.forEach(this::wakeUp);
        }
    }

    private void wakeUp(Download download) {
        if (waiting.contains(download)) {
            download.wake();
            sort(download);
            giveTurns();
        }
    }

    /** Goes on with downloads that a full disk stopped, when it is full no more. */
    private void lookForRoom() {
        var full = new ArrayList<Item>();
        for (var download : downloads.values()) {
            if (download.item()
                    .failure()
                    .filter(why -> why.reason() == Reason.DISK_FULL)
                    .isPresent()) {
                full.add(download.item());
            }
        }
        if (full.isEmpty()) {
            return;
        }
        try {
            tools.disk()
                    .execute(() -> full.stream()
                            .filter(Engine::hasRoom)
                            .forEach(item -> tools.lane().execute(() -> {
                                var download = Lookup.find(downloads, item.id());
                                if (download != null && download.item().standing() == Item.Standing.FAILED) {
                                    settle(download, Item.Standing.WANTED);
                                }
                            })));
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine stops before the disk is looked at");
        }
    }

    @SuppressWarnings("resource") // a file store holds nothing
    private static boolean hasRoom(Item item) {
        try {
            var missing = item.size() < 0 ? 0 : item.size() - item.done();
            return Files.getFileStore(item.root()).getUsableSpace() > missing + ROOM;
        } catch (IOException e) {
            LOG.debug("the disk of {} cannot be looked at", item.root(), e);
            return false;
        }
    }

    /** Ends everything under way; all of it goes on when an engine starts again. */
    public void stop() {
        tools.directories().stop();
        tools.lane().call(() -> {
            stopped = true;
            for (var download : List.copyOf(running)) {
                download.end();
                download.put(download.noted());
            }
            running.clear();
            links.close("the transfer engine stops");
            return true;
        });
        events.stop();
    }
}
