package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.truflow.transfer.PieceMap;
import org.truflow.transfer.Priority;
import org.truflow.transfer.QueuePlace;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferFile;
import org.truflow.transfer.swarm.internal.queue.Item;
import org.truflow.transfer.swarm.internal.queue.QueueOrder;

/** What people do with downloads. Call from any thread that may wait for the disk. */
public final class Commands {
    private static final int MOST_MAPS = 16;

    private final Engine engine;
    private final Tools tools;
    private final Ledger ledger;
    private final QueueOrder<Download> order;
    private final Jobs jobs;

    Commands(Engine engine, Tools tools, Ledger ledger, QueueOrder<Download> order, Jobs jobs) {
        this.engine = engine;
        this.tools = tools;
        this.ledger = ledger;
        this.order = order;
        this.jobs = jobs;
    }

    public void pause(long id) {
        engine.with(id, download -> {
            if (!download.item().over() && download.item().standing() != Item.Standing.PAUSED) {
                engine.settle(download, Item.Standing.PAUSED);
            }
        });
    }

    public void resume(long id) {
        engine.with(id, download -> {
            switch (download.item().standing()) {
                case PAUSED, FAILED, CHOOSING -> engine.settle(download, Item.Standing.WANTED);
                case CANCELLED -> {
                    if (download.item().kept()) {
                        engine.settle(download, Item.Standing.WANTED);
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
        engine.with(id, download -> {
            if (download.item().over() && (keep || !download.item().kept())) {
                return;
            }
            if (keep) {
                engine.settle(
                        download, item -> item.cancelledButKept(tools.clock().instant()));
            } else {
                download.discard();
                engine.settle(download, Item.Standing.CANCELLED);
                jobs.discard(download);
            }
        });
    }

    public void prioritize(long id, Priority priority) {
        engine.with(id, download -> {
            if (!download.item().over() && download.item().options().priority() != priority) {
                engine.rank(download, priority, order.lastRank(priority));
                engine.giveTurns();
            }
        });
    }

    public void move(long id, QueuePlace place) {
        engine.with(id, download -> {
            order.move(download, place)
                    .forEach((each, rank) ->
                            engine.rank(each, each.item().options().priority(), rank));
            engine.giveTurns();
        });
    }

    public void inOrder(long id, boolean inOrder) {
        engine.with(id, download -> {
            var options = download.item().options();
            if (options.inOrder() != inOrder) {
                download.put(download.item().options(options.withInOrder(inOrder)));
            }
        });
    }

    /** Returns those that are over and hold all {@code words}, newest first. */
    public List<Transfer> history(String words, int most) {
        return ledger.history(words, most);
    }

    /** Takes those out of the history of which {@code which} is true. @return how many */
    public int forget(Predicate<Transfer> which) {
        var ids = ledger.over(which);
        return ledger.durable(() -> {
            var count = 0;
            for (var id : ids) {
                var download = ledger.find(id);
                if (download != null && download.item().over()) {
                    engine.forget(download);
                    count++;
                }
            }
            return count;
        });
    }

    public void recheck(long id) {
        engine.with(id, download -> {
            if (!cancelled(download.item())) {
                engine.settle(download, item -> item.toCheck(tools.clock().instant()));
            }
        });
    }

    /** @param folder absolute */
    public void relocate(long id, Path folder) {
        engine.with(id, download -> {
            if (!cancelled(download.item()) && !download.item().root().equals(folder)) {
                engine.settle(
                        download, item -> item.toMove(folder, tools.clock().instant()));
            }
        });
    }

    private static boolean cancelled(Item item) {
        return item.standing() == Item.Standing.CANCELLED;
    }

    /** @param from lowest index */
    public List<TransferFile> files(long id, int from, int most) {
        var download = ledger.find(id);
        if (download == null) {
            return List.of();
        }
        try {
            return new FileList(download.item(), jobs.manifest(download.item()), running(download)).page(from, most);
        } catch (IOException e) {
            throw unlisted(id, e);
        }
    }

    private Map<Integer, Long> running(Download download) {
        return tools.lane().call(() -> {
            var job = download.job();
            return job == null ? Map.of() : job.files();
        });
    }

    private static UncheckedIOException unlisted(long id, IOException e) {
        return new UncheckedIOException("the files of download " + id + " cannot be listed: " + e.getMessage(), e);
    }

    /** Returns the pieces of files that are being fetched. */
    public List<PieceMap> pieces(long id) {
        var download = ledger.find(id);
        if (download == null) {
            return List.of();
        }
        try {
            var found = new ArrayList<PieceMap>();
            new FileList(download.item(), jobs.manifest(download.item()), running(download))
                    .fetched(MOST_MAPS)
                    .forEach((index, content) ->
                            tools.partials().map(content, index).ifPresent(found::add));
            return List.copyOf(found);
        } catch (IOException e) {
            throw unlisted(id, e);
        }
    }

    /** @return how many files are wanted; empty if they are not known or it is over */
    public OptionalInt select(long id, Predicate<TransferFile> wanted) {
        var download = ledger.find(id);
        if (download == null || download.item().over()) {
            return OptionalInt.empty();
        }
        var list = new FileList(download.item(), jobs.manifest(download.item()), Map.of());
        if (!list.known()) {
            return OptionalInt.empty();
        }
        try {
            var chosen = list.choose(wanted);
            engine.with(id, each -> {
                if (!each.item().over()) {
                    engine.settle(each, item -> item.sized(chosen.bytes(), chosen.files()));
                }
            });
            return OptionalInt.of(chosen.files());
        } catch (IOException e) {
            throw new UncheckedIOException("the choice of files of download " + id + " cannot be kept: " + e, e);
        }
    }
}
