package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.queue.Item;
import org.truflow.transfer.swarm.internal.queue.QueueLog;

/** Every download, in memory and on disk. Changes are confined to the lane; looking is for any thread. */
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Tools tools;
    private final QueueLog log;
    private final NavigableMap<Long, Download> downloads = new ConcurrentSkipListMap<>();
    private long nextId;
    private long put;
    private boolean stopped;

    /** A change on the lane. */
    interface Change<T> {
        T make() throws IOException;
    }

    Ledger(Tools tools, QueueLog log) {
        this.tools = tools;
        this.log = log;
        this.nextId = log.lastId() + 1;
    }

    long nextId() {
        return nextId++;
    }

    void add(Download download) {
        downloads.put(download.item().id(), download);
    }

    /** Makes a change on the lane; it is on the disk when this returns. Call from any thread. */
    <T> T durable(Change<T> change) {
        var until = new long[1];
        var result = tools.lane().call(() -> {
            if (stopped) {
                throw new IllegalStateException("the transfer engine stops");
            }
            var made = change.make();
            until[0] = put;
            return made;
        });
        try {
            log.sync(until[0]);
        } catch (IOException e) {
            throw new IllegalStateException("the download queue cannot be written: " + e.getMessage(), e);
        }
        return result;
    }

    void write(Item item) throws IOException {
        put = log.put(item);
    }

    /** As {@link #write}, where nobody can be told of a failure. */
    void note(Item item) {
        try {
            write(item);
        } catch (IOException e) {
            LOG.error("the change of download {} cannot be kept: a restart will not know of it", item.id(), e);
        }
    }

    /** Takes a download out for ever. */
    void forget(Download download) throws IOException {
        put = log.forget(download.item().id());
        downloads.remove(download.item().id());
    }

    /** Writes the log anew if that is worth it. */
    void tidy() {
        if (!log.fat()) {
            return;
        }
        log.beginRewrite();
        var all = items();
        try {
            tools.disk().execute(() -> {
                try {
                    log.rewrite(all);
                } catch (IOException e) {
                    LOG.warn("the download queue cannot be written anew; it goes on growing", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine stops before the download queue is written anew");
        }
    }

    /** Returns everything that is known, by id. */
    List<Item> items() {
        return downloads.values().stream().map(Download::item).toList();
    }

    /** No more changes. */
    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    @Nullable
    Download find(long id) {
        return Lookup.find(downloads, id);
    }

    /** Returns all, oldest first. Call from any thread. */
    List<Transfer> all() {
        return downloads.values().stream().map(Download::snapshot).toList();
    }

    /** Call from any thread. */
    Optional<Transfer> snapshot(long id) {
        return Optional.ofNullable(Lookup.find(downloads, id)).map(Download::snapshot);
    }

    /** Returns those that are over and hold all {@code words}, whatever the case, newest first. Call from any thread. */
    List<Transfer> history(String words, int most) {
        var wanted =
                Arrays.stream(words.strip().split("\\s+")).map(Ledger::folded).toList();
        var found = new ArrayList<Transfer>();
        for (var download : downloads.descendingMap().values()) {
            if (found.size() == most) {
                break;
            }
            var item = download.item();
            if (item.over()) {
                var text = folded(item.name() + "\n" + item.target() + "\n" + item.wanted());
                if (wanted.stream().allMatch(text::contains)) {
                    found.add(download.snapshot());
                }
            }
        }
        return found;
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Returns those that are over and of which {@code which} is true. Call from any thread. */
    List<Long> over(Predicate<Transfer> which) {
        return downloads.values().stream()
                .filter(download -> download.item().over() && which.test(download.snapshot()))
                .map(download -> download.item().id())
                .toList();
    }
}
