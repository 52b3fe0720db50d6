package org.truflow.transfer.swarm.internal.upload;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.truflow.content.PieceLayers;
import org.truflow.content.Pieces;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.AskLayer;
import org.truflow.protocol.peer.AskLeaves;
import org.truflow.protocol.peer.AskPieces;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.peer.ContentOffered;
import org.truflow.protocol.peer.Layer;
import org.truflow.protocol.peer.Leaves;
import org.truflow.protocol.peer.PiecesHeld;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.MessageHandlers.Handler;
import org.truflow.protocol.session.Session;
import org.truflow.share.ContentProvider;
import org.truflow.transfer.Fetcher;
import org.truflow.transfer.Upload;

/** Answers requests for contents. Call from threads that may wait for the disk: the lanes of the sessions. */
@SuppressWarnings("resource") // a content is closed with its lease
public final class ContentServer {

    /** Who may fetch something. */
    public interface Known {
        /** Returns what {@code peer} is called; empty for a stranger. */
        Optional<String> user(PeerId peer);

        /** Returns whether all who are registered are known now. */
        boolean complete();
    }

    /** Bytes of a content so small that it needs no slot. */
    private static final long SMALL = 256L << 10;

    private final Known known;
    private final Turns turns;
    private final OpenContents contents = new OpenContents();
    private final Served served = new Served();
    private final ReadAhead ahead = new ReadAhead();
    private volatile boolean stopped;

    /** @param patience nanoseconds that a request waits for a slot until it is refused */
    public ContentServer(int slots, long patience, Known known) {
        this.turns = new Turns(slots, patience);
        this.known = known;
    }

    /** Puts limits in force. @param rate bytes a second in all, {@code limits} of each user; 0 for none */
    public void limit(long rate, ToLongFunction<String> limits, ToLongFunction<String> weights) {
        turns.limit(rate, limits, weights);
    }

    public void add(ContentProvider provider) {
        contents.add(provider);
    }

    public void remove(ContentProvider provider) {
        contents.remove(provider);
    }

    public List<Handler<?>> handlers() {
        return List.of(
                MessageHandlers.onRequest(AskContent.class, this::offer),
                MessageHandlers.onRequest(AskLayer.class, this::layer),
                MessageHandlers.onRequest(AskBlock.class, this::block),
                MessageHandlers.onRequest(AskLeaves.class, this::leaves),
                MessageHandlers.onRequest(AskPieces.class, this::pieces));
    }

    private ContentOffered offer(Session from, AskContent ask) throws IOException {
        admit(from);
        try (var lease = open(ask.content(), from.remote())) {
            return new ContentOffered(lease.content().size());
        }
    }

    private Layer layer(Session from, AskLayer ask) throws IOException {
        admit(from);
        try (var lease = open(ask.content(), from.remote())) {
            var size = lease.content().size();
            if (ask.count() > AskLayer.MOST || !PieceLayers.provable(size, ask.first(), ask.count())) {
                throw bad("pieces " + ask.first() + "+" + ask.count() + " of a content of " + size + " bytes");
            }
            var tree = lease.tree();
            return new Layer(
                    PieceLayers.range(tree, ask.first(), ask.count()),
                    PieceLayers.prove(tree, ask.first(), ask.count()));
        }
    }

    private Leaves leaves(Session from, AskLeaves ask) throws IOException {
        admit(from);
        try (var lease = open(ask.content(), from.remote())) {
            return PieceAnswers.leaves(lease, ask);
        }
    }

    private PiecesHeld pieces(Session from, AskPieces ask) throws IOException {
        admit(from);
        try (var lease = open(ask.content(), from.remote())) {
            return PieceAnswers.held(lease);
        }
    }

    private Block block(Session from, AskBlock ask) throws IOException {
        var user = admit(from);
        var length = ask.length();
        if (ask.offset() < 0 || ask.offset() % Pieces.LEAF != 0 || length < 1 || length > AskBlock.MOST) {
            throw bad("block " + ask.offset() + "+" + length);
        }
        var lease = open(ask.content(), from.remote());
        var content = lease.content();
        if (ask.offset() > content.size() - length) {
            lease.close();
            throw bad("block " + ask.offset() + "+" + length + " of a content of " + content.size() + " bytes");
        }
        try {
            PieceAnswers.checkThere(lease, ask.offset(), length);
            turns.await(from, user, length, content.size() <= SMALL);
        } catch (IOException e) {
            lease.close();
            throw e;
        }
        var name = content.name();
        return new Block(new BlockPayload(lease, ask.offset(), length, (there, nanos) -> {
            served.sent(from.remote(), user, ask.content(), name, length, System.nanoTime());
            ahead.read(from, ask.content(), there, ask.offset(), length, nanos);
        }));
    }

    private static RefusedException bad(String what) {
        return new RefusedException(ErrorCode.BAD_REQUEST, what + " does not exist", "");
    }

    /** Returns what the asker is called, if it may be served at all. */
    private String admit(Session from) throws RefusedException {
        if (stopped) {
            throw new RefusedException(ErrorCode.UNAVAILABLE, "uploads stop here", "try again later");
        }
        var user = known.user(from.remote());
        if (user.isEmpty()) {
            throw known.complete()
                    ? new RefusedException(
                            ErrorCode.FORBIDDEN, "strangers are not served here", "register at the same tracker")
                    : new RefusedException(
                            ErrorCode.UNAVAILABLE,
                            "who is registered is not known here at the moment",
                            "try again later");
        }
        return user.get();
    }

    private OpenContents.Lease open(ContentHash content, PeerId asker) throws IOException {
        Optional<OpenContents.Lease> lease;
        try {
            lease = contents.open(content, asker);
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            throw new RefusedException(
                    ErrorCode.INTERNAL, "the content cannot be read: " + e.getMessage(), "try again later");
        }
        return lease.orElseThrow(() -> contents.hasProviders()
                ? new RefusedException(ErrorCode.NOT_FOUND, "this content is not shared here", "")
                : new RefusedException(
                        ErrorCode.UNAVAILABLE, "nothing is shared here at the moment", "try again later"));
    }

    public List<Upload> active() {
        return served.active(System.nanoTime());
    }

    public List<Fetcher> fetchers() {
        return served.fetchers(turns.places(), System.nanoTime());
    }

    public long served() {
        return served.total();
    }

    /** Closes files that nobody reads any more, and gives away slots that nobody uses; called about once a second. */
    public void tidy() {
        turns.tick();
        contents.tidy();
        served.tidy(System.nanoTime());
    }

    public void stop() {
        stopped = true;
        turns.stop();
        ahead.stop();
        contents.stop();
    }
}
