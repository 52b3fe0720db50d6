package org.truflow.transfer.swarm.internal.swarm;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.FileTree;
import org.truflow.content.PieceLength;
import org.truflow.content.Pieces;
import org.truflow.content.TreeHasher;
import org.truflow.content.WrongPieceHashesException;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.swarm.internal.disk.DiskTrouble;
import org.truflow.transfer.swarm.internal.disk.PartFile;
import org.truflow.transfer.swarm.internal.plan.SizeClaims;

/**
 * Fetches one content into one file: looks at what is there, believes a size, fetches the hashes of the pieces, proves the size
 * by the last piece, fetches the rest, names the file. Until the size is proved nothing but the last piece is fetched, so a
 * wrong size costs one piece. Confined to the lane.
 */
final class FileFetch {
    private static final String HERE = "this computer";
    private static final Logger LOG = LoggerFactory.getLogger(FileFetch.class);

    private enum Phase {
        OPENING,
        FETCHING,
        FINISHING,
        ENDED
    }

    private final Tools tools;
    private final FetchOwner owner;
    private final ContentHash content;
    private final FetchDisk.Place place;
    private final FetchDisk disk;
    private final Contributors sources;
    private final SizeClaims<PeerId> claims;
    private final long expected;
    private Phase phase = Phase.OPENING;
    private @Nullable LayerFetch layer;
    private @Nullable PieceFetch fetch;
    private long size = -1;
    private long trialSince;
    private boolean preparing;
    private boolean told;

    /**
     * @param group of this fetch at the links
     * @param expected size that the file probably has, to see whether it is there already; -1 if unknown
     */
    FileFetch(
            Tools tools,
            Links links,
            Object group,
            FetchOwner owner,
            ContentHash content,
            FetchDisk.Place place,
            long expected) {
        this.tools = tools;
        this.owner = owner;
        this.content = content;
        this.sources = new Contributors(tools, links, group, this, content, new SourcesChanged());
        this.claims = sources.claims();
        this.place = place;
        this.expected = expected;
        this.disk = new FetchDisk(tools, place, this::unlessEnded, this::diskFailed);
    }

    ContentHash content() {
        return content;
    }

    /** Looks at the disk, then begins. */
    void start() {
        disk.open(content, expected, new FetchDisk.Opened() {
            @Override
            public void complete(Path at) {
                finished(at);
            }

            @Override
            public void part(Optional<PartFile.Found> found, long copied) {
                opened(found, copied);
            }
        });
    }

    /** What comes from the disk when nobody waits for it any more is nothing. */
    private void unlessEnded(Runnable then) {
        if (phase != Phase.ENDED) {
            then.run();
        }
    }

    private void opened(Optional<PartFile.Found> found, long copied) {
        phase = Phase.FETCHING;
        if (copied > 0) {
            owner.got(this, tools.sessions().self(), HERE, copied);
        }
        found.ifPresent(there -> {
            size = there.tree().size();
            begin(there);
        });
        if (content.equals(TreeHasher.EMPTY)) {
            // Nobody is needed for nothing.
            size = 0;
        } else {
            reconsider();
        }
        proceed();
    }

    /** Offers more sources, or the same again. */
    void offer(Collection<Source> found) {
        sources.offer(found);
        if (phase == Phase.FETCHING) {
            reconsider();
            proceed();
        }
        sources.pump();
    }

    /** Returns whether something is going on, or may soon; then it is worth waiting for. */
    boolean hopeful() {
        return phase == Phase.OPENING || phase == Phase.FINISHING || sources.hopeful();
    }

    /** Returns whether there is nobody to hope for. */
    boolean hopeless() {
        return phase == Phase.FETCHING && sources.hopeless();
    }

    Contributors contributors() {
        return sources;
    }

    /** Returns the proved size, or -1. */
    long size() {
        return proved() ? size : -1;
    }

    /** Returns verified bytes. */
    long done() {
        var pieces = fetch;
        return pieces == null ? 0 : pieces.done();
    }

    private boolean proved() {
        var pieces = fetch;
        return pieces != null && pieces.proved();
    }

    private final class SourcesChanged implements Contributors.Listener {
        @Override
        public boolean proved() {
            return FileFetch.this.proved();
        }

        @Override
        public void rejected(Contributor source) {
            var pieces = fetch;
            if (pieces != null) {
                pieces.drop(source);
            }
            owner.rejected(FileFetch.this, source.peer, source.user);
        }

        @Override
        public void changed() {
            if (phase == Phase.FETCHING) {
                reconsider();
                sources.pump();
            }
        }
    }

    /** Decides which size to believe, and who is to be asked about it. */
    private void reconsider() {
        sources.confirm(size());
        if (!proved() && size != 0) {
            claims.choose().ifPresent(chosen -> {
                if (chosen != size) {
                    tryTo(chosen, tools.nanos().getAsLong());
                }
            });
        }
    }

    private void tryTo(long chosen, long now) {
        stopTrial();
        if (chosen < 0 || chosen > PieceLength.MAX_SIZE || chosen == 0 && !content.equals(TreeHasher.EMPTY)) {
            rejectAllFor(chosen, "no content of that hash can have " + chosen + " bytes");
            return;
        }
        size = chosen;
        trialSince = now;
        var pieces = Pieces.of(chosen);
        if (pieces.layered()) {
            layer = new LayerFetch(
                    content, pieces, sources, tree -> begin(new PartFile.Found(tree, new BitSet(), Map.of())));
        } else if (chosen > 0) {
            try {
                begin(new PartFile.Found(FileTree.verified(content, chosen, new byte[0]), new BitSet(), Map.of()));
            } catch (WrongPieceHashesException e) {
                rejectAllFor(chosen, String.valueOf(e.getMessage()));
            }
        }
    }

    private void stopTrial() {
        var pieces = fetch;
        if (pieces != null) {
            pieces.stop();
        }
        var hashes = layer;
        if (hashes != null) {
            hashes.stop();
        }
        fetch = null;
        layer = null;
        size = -1;
    }

    private void rejectAllFor(long chosen, String why) {
        sources.rejectAllFor(chosen, why);
        reconsider();
    }

    @SuppressWarnings("resource") // the part file is closed with the fetch
    private void begin(PartFile.Found found) {
        layer = null;
        var tree = found.tree();
        var pieces = new PieceFetch(tools, found, disk.part(), sources, owner::inOrder, new Progress());
        fetch = pieces;
        sources.tell(pieces.plan());
        pieces.start();
        if (!tree.pieces().layered() || pieces.complete()) {
            return;
        }
        preparing = true;
        var missing = tree.size() - done();
        disk.room(missing, enough -> {
            preparing = false;
            if (enough) {
                sources.pump();
            } else {
                failed(DiskTrouble.full(place.root()));
            }
        });
    }

    /** A size that nobody has proved must not end the download, if there is another. */
    private void failed(Failed why) {
        if (!proved() && fetch != null && claims.sizes().size() > 1) {
            nextTrial();
        } else {
            LOG.warn("{} cannot be written below {}: {}", place.target(), place.root(), why.message());
            stop();
            owner.failed(this, why);
        }
    }

    private void nextTrial() {
        claims.tried(size);
        stopTrial();
        reconsider();
        sources.pump();
    }

    /** Looks whether a size takes too long to prove, and syncs what came slowly. Called about once a second. */
    void tick(long now) {
        if (phase != Phase.FETCHING) {
            return;
        }
        var pieces = fetch;
        if (pieces != null) {
            pieces.syncIf(1);
        }
        if (!proved()
                && size >= 0
                && now - trialSince > claims.patience(size)
                && claims.sizes().size() > 1) {
            nextTrial();
        }
    }

    /** Returns the next request for {@code line}, or null. */
    @Nullable
    Ask<?> next(Line line, long now) {
        var source = sources.find(line.peer());
        if (phase != Phase.FETCHING || source == null || !source.usable(now) || source.confirming) {
            return null;
        }
        var question = sources.question(source, now);
        if (question != null) {
            return question;
        }
        if (size < 0 || preparing || !sources.mayGive(source, size)) {
            return null;
        }
        var hashes = layer;
        if (hashes != null) {
            return hashes.next(line, source, now);
        }
        var pieces = fetch;
        return pieces == null ? null : pieces.next(line, source, now);
    }

    private final class Progress implements PieceFetch.Listener {
        @Override
        public void verified(Map<PeerId, Integer> bytes) {
            sources.gave(bytes, owner);
            proceed();
        }

        @Override
        public void diskFailed(Exception why) {
            FileFetch.this.diskFailed(why);
        }
    }

    /** Goes on after something was verified or found: tells the size, and ends when all is there. */
    private void proceed() {
        var pieces = fetch;
        if (!told && (proved() || size == 0)) {
            told = true;
            if (pieces != null) {
                disk.offer(pieces.tree(), sources::forEveryone);
            }
            owner.opened(this, size, pieces == null ? 0 : pieces.done());
            reconsider();
            // Only one of them had something to do before.
            sources.pump();
        }
        if (phase == Phase.FETCHING && (size == 0 || pieces != null && pieces.complete())) {
            phase = Phase.FINISHING;
            sources.unwant();
            if (pieces != null) {
                // From here on the part file belongs to the finisher: a sync that is late finds it closed, and that is
                // no trouble.
                pieces.stop();
            }
            disk.finish(content, size, this::named);
        }
    }

    private void named(@Nullable Path at, @Nullable Exception why) {
        if (at != null) {
            finished(at);
        } else if (why != null) {
            diskFailed(why);
        }
    }

    private void finished(Path at) {
        end();
        owner.finished(this, at);
    }

    /** A line to a source is gone. */
    void lost(Line line) {
        var pieces = fetch;
        if (pieces != null) {
            pieces.lost(line.peer());
        }
    }

    private void diskFailed(Exception why) {
        failed(DiskTrouble.of(why, place.root()));
    }

    private void end() {
        phase = Phase.ENDED;
        sources.unwant();
        stopTrial();
    }

    /** Ends and leaves what is there for another time. Nothing is told any more. */
    void stop() {
        if (phase != Phase.ENDED) {
            end();
            disk.close();
        }
    }

    /** Ends and deletes what is there. */
    void discard() {
        end();
        disk.delete();
    }
}
