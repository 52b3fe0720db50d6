package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.ContentHash;
import org.truflow.share.Audience;
import org.truflow.share.OpenContent;
import org.truflow.share.Share;
import org.truflow.share.local.internal.index.CatalogPath;
import org.truflow.share.local.internal.index.IndexFile;
import org.truflow.share.local.internal.index.Row;
import org.truflow.share.local.internal.index.ShareIndex;

/** An open index with everything that works on it: the watching, a lane for each share, the hashing. */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int MOST_COPIES = 20;
    private static final int MOST_LOOKED_AT = 1_000;
    private static final long END_MILLIS = 700;

    private final Shelf shelf;
    private final ShareIndex index;
    private final HashPool hashes;
    private final Lanes lanes = new Lanes();
    private final Consumer<RuntimeException> broken;
    private final ScheduledExecutorService timer;
    private volatile boolean stopped;
    private final List<ScheduledFuture<?>> chores = new ArrayList<>();

    Engine(
            ShareIndex index,
            Exclusions exclusions,
            Parts parts,
            Path anywhere,
            ScheduledExecutorService timer,
            Runnable changed,
            Consumer<RuntimeException> broken) {
        this.index = index;
        this.timer = timer;
        this.broken = broken;
        var watch = new FolderWatch(anywhere, parts.mostWatched(), this::seen);
        this.shelf = new Shelf(index, parts.disk(), exclusions, watch, parts.pace(), () -> changed(changed));
        this.hashes = new HashPool(shelf, lanes, timer, broken, parts.hashThreads());
    }

    /** Begins to work on the shares of {@code roots}; what is in the index of others is taken out. */
    void start(Collection<ShareRoot> roots, Onlookers onlookers) {
        var labels = roots.stream().map(ShareRoot::label).toList();
        for (var child : index.tree().children(CatalogPath.TOP, null, Integer.MAX_VALUE)) {
            if (!labels.contains(child.name())) {
                index.dismiss(child.name());
            }
        }
        purge();
        roots.forEach(root -> add(root, onlookers.audience(root.label())));
        hashes.listed();
        every(shelf.pace().commit().toMillis(), index::commit);
        every(shelf.pace().tidy().toMillis(), index::tidy);
    }

    private void every(long millis, Runnable chore) {
        chores.add(timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        chore.run();
                    } catch (RuntimeException e) {
                        if (IndexFile.failed(e)) {
                            broken.accept(e);
                        } else {
                            LOG.error("a chore of the shares failed", e);
                        }
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS));
    }

    void add(ShareRoot root, Audience audience) {
        purge();
        index.show(root.label(), audience);
        index.admit(root.label());
        var lane = new ShareLane(root, shelf, broken);
        lanes.put(lane);
        lane.start();
    }

    void show(String label, Audience audience) {
        index.show(label, audience);
        shelf.changed().run();
    }

    void remove(ShareRoot root) {
        lanes.remove(root.label()).ifPresent(ShareLane::stop);
        index.dismiss(root.label());
        shelf.watch().forget(root.path());
        // Folders that another share has too are watched again.
        lanes.all().stream()
                .filter(other -> other.root().path().startsWith(root.path())
                        || root.path().startsWith(other.root().path()))
                .forEach(ShareLane::rescan);
        shelf.changed().run();
        Thread.ofPlatform().name("truflow-share-purge").daemon().start(this::purge);
    }

    private void purge() {
        try {
            index.purgeAll(() -> !stopped);
        } catch (RuntimeException e) {
            // Half of it is done; the rest is taken out at the next start.
            if (!stopped && IndexFile.failed(e)) {
                broken.accept(e);
            }
        }
    }

    ShareIndex index() {
        return index;
    }

    HashPool hashes() {
        return hashes;
    }

    FolderWatch watch() {
        return shelf.watch();
    }

    List<Share> shares() {
        return lanes.all().stream().map(ShareLane::share).toList();
    }

    /** @throws IllegalStateException if there is none of that label */
    Share share(String label) {
        return lanes.of(label)
                .map(ShareLane::share)
                .orElseThrow(() -> new IllegalStateException("there is no share " + label));
    }

    /** A place where a content lies, as far as the index knows. */
    record Copy(String path, Row.File row, byte[] layer, ShareLane lane) {}

    /** Returns where a content should lie. Asks the index and not the disk. */
    List<Copy> copies(ContentHash content) {
        var copies = new ArrayList<Copy>();
        for (var path = index.copyOf(content, "");
                path != null && copies.size() < MOST_COPIES;
                path = index.copyOf(content, path)) {
            var row = index.file(path);
            var lane = lanes.of(CatalogPath.label(path));
            if (row != null && lane.isPresent() && row.hash().equals(Optional.of(content))) {
                copies.add(new Copy(path, row, index.layer(content), lane.get()));
            }
        }
        return copies;
    }

    /** Returns whether a content lies, as far as the index knows, in a share that fits. Asks the index and not the disk. */
    boolean lies(ContentHash content, Predicate<String> label) {
        var seen = 0;
        for (var path = index.copyOf(content, "");
                path != null && seen < MOST_LOOKED_AT;
                path = index.copyOf(content, path)) {
            if (label.test(CatalogPath.label(path))) {
                return true;
            }
            seen++;
        }
        return false;
    }

    /** Opens the first copy that is still what it was. Asks the disk and not the index, so it does not matter who waits for it. */
    @SuppressWarnings("resource") // The caller closes what it is given.
    Optional<OpenContent> open(List<Copy> copies) throws IOException {
        var trouble = new ArrayList<IOException>();
        for (var copy : copies) {
            try {
                return Optional.of(open(copy));
            } catch (IOException e) {
                // Perhaps there is another copy.
                copy.lane.look(copy.path);
                trouble.add(e);
            }
        }
        if (!trouble.isEmpty()) {
            throw trouble.getFirst();
        }
        return Optional.empty();
    }

    private OpenContent open(Copy copy) throws IOException {
        var place = Place.of(copy.lane.root(), copy.path);
        var shared = new SharedContent(
                place.open(),
                place.path(),
                copy.row.stamp(),
                copy.layer,
                shelf.disk(),
                () -> copy.lane.look(copy.path));
        try {
            shared.check();
            return shared;
        } catch (IOException e) {
            shared.close();
            throw e;
        }
    }

    private void seen(Path folder, @Nullable Path name) {
        var path = name == null ? folder : folder.resolve(name);
        for (var lane : lanes.all()) {
            if (path.startsWith(lane.root().path())) {
                lane.changed(folder, name);
            }
        }
    }

    private void changed(Runnable others) {
        hashes.listed();
        others.run();
    }

    /** Stops everything; the index stays open. Takes about a second at most, even if a disk does not answer. */
    void stop() {
        stopped = true;
        chores.forEach(chore -> chore.cancel(false));
        shelf.watch().close();
        lanes.all().forEach(ShareLane::stop);
        hashes.stop();
        var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
        try {
            for (var lane : lanes.all()) {
                if (!lane.awaitEnd(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()))) {
                    LOG.warn(
                            "the disk of the share {} does not answer, its thread is left to itself",
                            lane.root().label());
                }
            }
            if (!hashes.awaitEnd(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()))) {
                LOG.warn("a disk does not answer while a file is hashed, the thread is left to itself");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
