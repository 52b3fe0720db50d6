package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.FileTree;
import org.truflow.content.PieceLength;
import org.truflow.content.Pieces;
import org.truflow.content.SafePath;
import org.truflow.content.TreeHasher;
import org.truflow.content.WrongPieceHashesException;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.AskLayer;
import org.truflow.protocol.peer.ContentOffered;
import org.truflow.protocol.peer.Layer;
import org.truflow.transfer.swarm.internal.disk.DiskTrouble;
import org.truflow.transfer.swarm.internal.disk.Finisher;
import org.truflow.transfer.swarm.internal.disk.Folders;
import org.truflow.transfer.swarm.internal.disk.PartFile;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.plan.SizeClaims;

/**
 * Fetches one content into one file: looks at what is there, believes a size, fetches the hashes of the pieces, proves the size
 * by the last piece, fetches the rest, names the file. Until the size is proved nothing but the last piece is fetched, so a
 * wrong size costs one piece. Confined to the lane.
 */
final class FileFetch {
    private static final Logger LOG = LoggerFactory.getLogger(FileFetch.class);
    private static final long SECOND = 1_000_000_000L;
    private static final long TRIAL = 5 * SECOND;
    private static final long FIRST_HOLD = SECOND;
    private static final long LONGEST_HOLD = 300 * SECOND;
    private static final long KEEP_FREE = 16L << 20;

    /** Where it goes. @param part file to fetch into */
    record Place(Path root, SafePath target, Path part) {}

    private enum Phase {
        OPENING,
        FETCHING,
        FINISHING,
        ENDED
    }

    private final Tools tools;
    private final Links links;
    private final Object group;
    private final FetchOwner owner;
    private final ContentHash content;
    private final Place place;
    private final PartFile part;
    private final Map<PeerId, Contributor> sources = new LinkedHashMap<>();
    private final SizeClaims<PeerId> claims = new SizeClaims<>();
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
    FileFetch(Tools tools, Links links, Object group, FetchOwner owner, ContentHash content, Place place, long expected) {
        this.tools = tools;
        this.links = links;
        this.group = group;
        this.owner = owner;
        this.content = content;
        this.place = place;
        this.part = new PartFile(place.part);
        this.expected = expected;
    }

    ContentHash content() {
        return content;
    }

    Place place() {
        return place;
    }

    /** Looks at the disk, then begins. */
    void start() {
        onDisk(() -> {
            if (expected >= 0 && tools.finisher().there(place.root, place.target, content, expected)) {
                var at = place.target.resolveUnder(place.root);
                return () -> finished(at);
            }
            Folders.create(place.part.getParent() instanceof Path folder ? folder : place.root);
            var found = part.recover(content);
            return () -> opened(found);
        });
    }

    private interface DiskWork {
        /** @return what to do on the lane afterwards */
        Runnable run() throws IOException;
    }

    private void onDisk(DiskWork work) {
        try {
            tools.disk().execute(() -> {
                Runnable next;
                try {
                    next = work.run();
                } catch (IOException | RuntimeException e) {
                    next = () -> diskFailed(e);
                }
                var then = next;
                tools.lane().execute(() -> {
                    if (phase != Phase.ENDED) {
                        then.run();
                    }
                });
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine stops before {} is looked at", place.target);
        }
    }

    private void opened(Optional<PartFile.Found> found) {
        phase = Phase.FETCHING;
        found.ifPresent(there -> {
            size = there.tree().size();
            begin(there.tree(), there.verified());
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
        var now = tools.nanos().getAsLong();
        for (var source : found) {
            if (source.online() && !source.peer().equals(tools.sessions().self())) {
                claims.heard(source.peer(), source.size());
                if (!sources.containsKey(source.peer())) {
                    sources.put(source.peer(), new Contributor(source.peer(), source.user(), now));
                    if (phase != Phase.ENDED && phase != Phase.FINISHING) {
                        links.to(source.peer()).want(group, this);
                    }
                }
            }
        }
        if (phase == Phase.FETCHING) {
            reconsider();
            proceed();
        }
        sources.keySet().forEach(peer -> links.to(peer).pump());
    }

    /** Returns whether some source is connected, or may soon be; then it is worth waiting for. */
    boolean hopeful() {
        var now = tools.nanos().getAsLong();
        return phase == Phase.OPENING
                || phase == Phase.FINISHING
                || sources.values().stream().anyMatch(source -> source.usable(now) && links.to(source.peer).hopeful());
    }

    /** Returns whether there is nobody to hope for: no source is known, or all of them lied. */
    boolean hopeless() {
        return phase == Phase.FETCHING && sources.values().stream().allMatch(source -> source.rejected);
    }

    /** Returns why nothing comes, for people. */
    String trouble() {
        var honest = sources.values().stream().filter(source -> !source.rejected).toList();
        if (honest.isEmpty()) {
            return sources.isEmpty() ? "nobody who has it is online" : "nobody else who has it is online: what was offered is wrong";
        }
        return honest.stream()
                .map(source -> links.to(source.peer).trouble())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> "those who have it cannot be reached now: " + text)
                .orElse("those who have it do not give it now");
    }

    /** Returns the sources that are connected and may give something. */
    List<PeerId> connected() {
        var now = tools.nanos().getAsLong();
        return sources.values().stream()
                .filter(source -> source.usable(now) && links.to(source.peer).connected())
                .map(source -> source.peer)
                .toList();
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

    /** Decides which size to believe, and who is to be asked about it. */
    private void reconsider() {
        var now = tools.nanos().getAsLong();
        var disputed = proved() || claims.disputed();
        for (var source : List.copyOf(sources.values())) {
            if (disputed && !source.rejected && !(proved() && claims.standsFor(source.peer, size))) {
                if (!claims.own(source.peer)) {
                    source.toConfirm = !source.confirming;
                } else if (proved()) {
                    reject(source, "says that it has another size");
                }
            }
        }
        if (!proved() && size != 0) {
            claims.choose().ifPresent(chosen -> {
                if (chosen != size) {
                    tryTo(chosen, now);
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
            layer = new LayerFetch(content, pieces);
        } else if (chosen > 0) {
            try {
                begin(FileTree.verified(content, chosen, new byte[0]), new BitSet());
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
        fetch = null;
        layer = null;
        size = -1;
    }

    private void rejectAllFor(long chosen, String why) {
        for (var source : List.copyOf(sources.values())) {
            if (claims.standsFor(source.peer, chosen)) {
                reject(source, why);
            }
        }
        reconsider();
    }

    private void begin(FileTree tree, BitSet verified) {
        layer = null;
        fetch = new PieceFetch(tools, tree, part, verified, new Judge());
        if (!tree.pieces().layered()) {
            return;
        }
        preparing = true;
        var missing = tree.size() - done();
        onDisk(() -> {
            var free = Files.getFileStore(place.part.getParent() instanceof Path folder ? folder : place.root).getUsableSpace();
            return () -> {
                preparing = false;
                if (free < missing + KEEP_FREE) {
                    noRoom();
                } else {
                    pump();
                }
            };
        });
    }

    /** A size that nobody has proved must not end the download, if there is another. */
    private void noRoom() {
        if (!proved() && claims.sizes().size() > 1) {
            nextTrial();
        } else {
            fail(() -> owner.failed(this, DiskTrouble.full(place.root)));
        }
    }

    private void nextTrial() {
        claims.tried(size);
        stopTrial();
        reconsider();
        pump();
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
        if (!proved() && size >= 0 && now - trialSince > TRIAL && claims.sizes().size() > 1) {
            nextTrial();
        }
    }

    /** Returns the next request for {@code line}, or null. */
    @Nullable Ask<?> next(Line line, long now) {
        var source = Lookup.find(sources, line.peer());
        if (phase != Phase.FETCHING || source == null || !source.usable(now) || source.confirming) {
            return null;
        }
        if (source.toConfirm) {
            source.toConfirm = false;
            source.confirming = true;
            return new SizeAsk(source);
        }
        if (size < 0 || preparing || source.suspect || !claims.standsFor(source.peer, size)) {
            return null;
        }
        var hashes = layer;
        if (hashes != null) {
            var ask = hashes.next(line, now);
            if (ask == null) {
                return null;
            }
            return new RangeAsk(hashes, ask, line, source);
        }
        var pieces = fetch;
        return pieces == null ? null : pieces.next(line, source, now);
    }

    private final class SizeAsk implements Ask<ContentOffered> {
        private final Contributor source;

        SizeAsk(Contributor source) {
            this.source = source;
        }

        @Override
        public Message.Request<ContentOffered> request() {
            return new AskContent(content);
        }

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void answered(ContentOffered offered) {
            source.confirming = false;
            var same = claims.standsFor(source.peer, offered.size());
            claims.said(source.peer, offered.size());
            if (source.suspect && same) {
                reject(source, "gave wrong bytes");
            }
            source.suspect = false;
            again();
        }

        @Override
        public void failed(IOException why) {
            source.confirming = false;
            source.toConfirm = true;
            if (source.suspect && why instanceof RefusedException) {
                reject(source, "gave wrong bytes, and now: " + why.getMessage());
            }
            refusedBy(source, why);
            again();
        }
    }

    private final class RangeAsk implements Ask<Layer> {
        private final LayerFetch hashes;
        private final AskLayer ask;
        private final Line line;
        private final Contributor source;

        RangeAsk(LayerFetch hashes, AskLayer ask, Line line, Contributor source) {
            this.hashes = hashes;
            this.ask = ask;
            this.line = line;
            this.source = source;
        }

        @Override
        public Message.Request<Layer> request() {
            return ask;
        }

        @Override
        public int weight() {
            return hashes.weight();
        }

        @Override
        public void answered(Layer answer) {
            if (hashes != layer || phase != Phase.FETCHING) {
                return;
            }
            if (!hashes.take(ask, answer)) {
                hashes.release(ask, line);
                lied(source, "gave hashes that do not lead to it");
            } else if (hashes.complete()) {
                try {
                    begin(hashes.tree(), new BitSet());
                } catch (WrongPieceHashesException e) {
                    throw new IllegalStateException("proved ranges make no proved layer", e);
                }
            }
        }

        @Override
        public void failed(IOException why) {
            hashes.release(ask, line);
            refusedBy(source, why);
        }
    }

    private final class Judge implements PieceFetch.Listener {
        @Override
        public void verified(Contributor source, int bytes) {
            source.refusals = 0;
            owner.got(FileFetch.this, source.peer, source.user, bytes);
            proceed();
        }

        @Override
        public void wrong(Contributor source) {
            lied(source, "gave a wrong piece");
        }

        @Override
        public void refused(Contributor source, IOException why) {
            refusedBy(source, why);
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
            owner.opened(this, size, pieces == null ? 0 : pieces.done());
            reconsider();
        }
        if (phase == Phase.FETCHING && (size == 0 || pieces != null && pieces.complete())) {
            phase = Phase.FINISHING;
            unwant();
            tools.finisher().finish(new Finisher.Finished(part, place.root, place.target, content, size, (at, why) -> {
                tools.lane().execute(() -> named(at, why));
            }));
        }
    }

    private void named(@Nullable Path at, @Nullable Exception why) {
        if (phase == Phase.ENDED) {
            return;
        }
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

    /** A source gave something wrong. Before the size is sure, a directory may have lied about it: then the source is asked first. */
    private void lied(Contributor source, String how) {
        if (proved() || claims.own(source.peer)) {
            reject(source, how);
        } else {
            source.suspect = true;
            source.toConfirm = true;
        }
        again();
    }

    private void reject(Contributor source, String how) {
        if (!source.rejected) {
            LOG.warn("{} ({}) is no longer asked for {}: {}", source.user, source.peer.toShortString(), content, how);
            source.rejected = true;
            claims.forget(source.peer);
            links.to(source.peer).unwant(group, this);
            var pieces = fetch;
            if (pieces != null) {
                pieces.drop(source);
            }
            owner.rejected(this, source.peer, source.user);
        }
    }

    private void refusedBy(Contributor source, IOException why) {
        if (!(why instanceof RefusedException refused)) {
            return;
        }
        switch (refused.code()) {
            case TOO_MANY, UNAVAILABLE -> {
                // Not this content's fault: the link waits.
            }
            case BAD_REQUEST, TOO_LARGE -> {
                source.toConfirm = !claims.own(source.peer);
                hold(source);
            }
            default -> hold(source);
        }
    }

    /** Many requests are refused at once; that is one refusal. */
    private void hold(Contributor source) {
        var now = tools.nanos().getAsLong();
        if (source.usable(now)) {
            var hold = Math.min(LONGEST_HOLD, FIRST_HOLD << Math.min(source.refusals, 20));
            source.holdUntil = now + hold + tools.random().nextLong(hold / 2);
            source.refusals++;
        }
    }

    private void again() {
        if (phase == Phase.FETCHING) {
            reconsider();
            pump();
        }
    }

    private void pump() {
        sources.keySet().forEach(peer -> links.to(peer).pump());
    }

    /** A line to a source is gone. */
    void lost(Line line) {
        var pieces = fetch;
        if (pieces != null) {
            pieces.lost(line);
        }
    }

    private void diskFailed(Exception why) {
        if (!proved() && fetch != null && claims.sizes().size() > 1) {
            nextTrial();
        } else {
            LOG.warn("{} cannot be written below {}: {}", place.target, place.root, why.toString());
            fail(() -> owner.failed(this, DiskTrouble.of(why, place.root)));
        }
    }

    private void fail(Runnable tell) {
        stop();
        tell.run();
    }

    private void unwant() {
        sources.keySet().forEach(peer -> links.to(peer).unwant(group, this));
    }

    private void end() {
        phase = Phase.ENDED;
        unwant();
        var pieces = fetch;
        if (pieces != null) {
            pieces.stop();
        }
    }

    /** Ends and leaves what is there for another time. Nothing is told any more. */
    void stop() {
        if (phase != Phase.ENDED) {
            end();
            closeLater(part::close);
        }
    }

    /** Ends and deletes what is there. */
    void discard() {
        end();
        closeLater(part::delete);
    }

    private interface Closing {
        void run() throws IOException;
    }

    private void closeLater(Closing closing) {
        try {
            tools.disk().execute(() -> {
                try {
                    closing.run();
                } catch (IOException e) {
                    LOG.warn("the part file of {} could not be closed or deleted", place.target, e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine stopped before the part file of {} was closed", place.target);
        }
    }
}
