package org.truflow.transfer.swarm.internal.swarm;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.FileTree;
import org.truflow.content.PieceLength;
import org.truflow.content.Pieces;
import org.truflow.content.TreeHasher;
import org.truflow.content.WrongPieceHashesException;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.transfer.swarm.internal.disk.PartFile;
import org.truflow.transfer.swarm.internal.plan.SizeClaims;

/**
 * The size of a content that is believed for now, and what is fetched in this belief: the hashes of its pieces, then the pieces. When
 * it takes too long to prove, and another is claimed, that one is tried. Confined to the lane.
 */
final class SizeTrial {

    /** Hears how it goes. */
    interface Listener extends PieceFetch.Listener {
        /** There is no room for so much. */
        void full();
    }

    private final Tools tools;
    private final ContentHash content;
    private final Contributors sources;
    private final SizeClaims<PeerId> claims;
    private final FetchDisk disk;
    private final BooleanSupplier inOrder;
    private final Listener listener;
    private final Set<Long> refused = new HashSet<>();
    private @Nullable LayerFetch layer;
    private @Nullable PieceFetch fetch;
    private long size = -1;
    private long since;
    private boolean preparing;

    SizeTrial(
            Tools tools,
            ContentHash content,
            Contributors sources,
            FetchDisk disk,
            BooleanSupplier inOrder,
            Listener listener) {
        this.tools = tools;
        this.content = content;
        this.sources = sources;
        this.claims = sources.claims();
        this.disk = disk;
        this.inOrder = inOrder;
        this.listener = listener;
    }

    /** Returns the size that is believed, or -1. */
    long size() {
        return size;
    }

    boolean proved() {
        var pieces = fetch;
        return pieces != null && pieces.proved();
    }

    /** Returns verified bytes. */
    long done() {
        var pieces = fetch;
        return pieces == null ? 0 : pieces.done();
    }

    /** Returns the hashes of the pieces, when they are known. */
    @Nullable
    FileTree tree() {
        var pieces = fetch;
        return pieces == null ? null : pieces.tree();
    }

    /** Returns whether all of it is there. */
    boolean complete() {
        var pieces = fetch;
        return size == 0 || pieces != null && pieces.complete();
    }

    /** Goes on with what an earlier run left. */
    void goOn(PartFile.Found there) {
        size = there.tree().size();
        begin(there);
    }

    /** Nobody is needed for nothing. */
    void empty() {
        size = 0;
    }

    /** Decides which size to believe, and who is to be asked about it. */
    void reconsider() {
        sources.confirm(proved() ? size : -1);
        if (!proved() && size != 0) {
            claims.choose().ifPresent(chosen -> {
                if (chosen != size) {
                    tryTo(chosen, tools.nanos().getAsLong());
                }
            });
        }
    }

    private void tryTo(long chosen, long now) {
        stop();
        if (chosen < 0 || chosen > PieceLength.MAX_SIZE || chosen == 0 && !content.equals(TreeHasher.EMPTY)) {
            rejectAllFor(chosen, "no content of that hash can have " + chosen + " bytes");
            return;
        }
        size = chosen;
        since = now;
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

    private void rejectAllFor(long chosen, String why) {
        sources.rejectAllFor(chosen, why);
        reconsider();
    }

    @SuppressWarnings("resource") // the part file is closed with the fetch
    private void begin(PartFile.Found found) {
        layer = null;
        var tree = found.tree();
        var pieces = new PieceFetch(tools, found, disk.part(), sources, inOrder, listener);
        fetch = pieces;
        sources.tell(pieces.plan());
        pieces.start();
        if (!tree.pieces().layered() || pieces.complete()) {
            return;
        }
        preparing = true;
        disk.room(tree.size() - done(), enough -> {
            preparing = false;
            if (enough) {
                sources.pump();
            } else {
                listener.full();
            }
        });
    }

    /**
     * The disk does not take so much: tries another size, if nobody has proved this one and there is another that it has not
     * refused. Returns false otherwise.
     */
    boolean tryAnother() {
        refused.add(size);
        if (proved() || fetch == null || refused.containsAll(claims.sizes())) {
            return false;
        }
        next();
        return true;
    }

    private void next() {
        claims.tried(size);
        stop();
        reconsider();
        sources.pump();
    }

    /** Looks whether the size takes too long to prove, and syncs what came slowly. Called about once a second. */
    void tick(long now) {
        var pieces = fetch;
        if (pieces != null) {
            pieces.syncIf(1);
        }
        if (!proved()
                && size >= 0
                && now - since > claims.patience(size)
                && claims.sizes().size() > 1) {
            next();
        }
    }

    /** Returns the next request for {@code line}, which leads to {@code source}, or null. */
    @Nullable
    Ask<?> next(Line line, Contributor source, long now) {
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

    /** Nothing of this source is wanted any more. */
    void drop(Contributor source) {
        var pieces = fetch;
        if (pieces != null) {
            pieces.drop(source);
        }
    }

    /** A line to a source is gone. */
    void lost(Line line) {
        var pieces = fetch;
        if (pieces != null) {
            pieces.lost(line.peer());
        }
    }

    /** All of it is there: from here on the part file belongs to others, and a sync that is late finds it closed. */
    void rest() {
        var pieces = fetch;
        if (pieces != null) {
            pieces.stop();
        }
    }

    /** Believes nothing any more. */
    void stop() {
        rest();
        var hashes = layer;
        if (hashes != null) {
            hashes.stop();
        }
        fetch = null;
        layer = null;
        size = -1;
    }
}
