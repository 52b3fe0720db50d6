package org.truflow.transfer.swarm.internal.sim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truflow.content.PieceLayers;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Message;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.AskLayer;
import org.truflow.protocol.peer.AskLeaves;
import org.truflow.protocol.peer.AskPieces;
import org.truflow.protocol.peer.ContentOffered;
import org.truflow.protocol.peer.Layer;
import org.truflow.protocol.peer.Leaves;
import org.truflow.protocol.peer.PiecesHeld;

/** Somebody who says to have contents: how fast, how honest, and when. */
final class SimSource {

    /** What it does wrong, always or now and then. */
    enum Vice {
        NONE,
        WRONG_PIECE_NOW_AND_THEN,
        WRONG_PIECE_OF_FIFTY,
        WRONG_BYTES,
        SHORT_BLOCKS,
        WRONG_LAYER,
        WRONG_LEAVES,
        OTHER_SIZE,
        HAS_IT_NOT,
        REFUSES,
        SILENT,
        SERVES_STRANGERS_NEVER
    }

    final PeerId peer;
    final String user;
    final Vice vice;
    final long latency;
    final long bytesPerSecond;
    final List<SimContent> contents = new ArrayList<>();
    /** Pieces that it has of contents that it is still fetching itself. */
    final Map<SimContent, BitSet> partial = new HashMap<>();
    /** What a directory says in its name, where that is not the size. */
    long claimed = -1;

    /** Bytes of blocks that were sent. */
    long sent;
    /** Whether it has sent something wrong. */
    boolean lied;

    boolean online;
    /** Answers nothing, as if the cable were cut: neither side hears of it. */
    boolean mute;
    /** Whether it is of a version that answers such questions. */
    boolean knowsLeaves;
    /** Refuses for now. */
    boolean busy;

    final List<SimSession> sessions = new ArrayList<>();

    SimSource(PeerId peer, String user, Vice vice, long latency, long bytesPerSecond) {
        this.peer = peer;
        this.user = user;
        this.vice = vice;
        this.latency = latency;
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Returns whether it gives this piece to whoever asks for long enough, as things are. */
    boolean gives(SimContent content, int piece) {
        return vice == Vice.NONE && online && !mute && !busy && contents.contains(content) && has(content, piece);
    }

    private boolean has(SimContent content, int piece) {
        var pieces = partial.get(content);
        return pieces == null || pieces.get(piece);
    }

    boolean honest() {
        return switch (vice) {
            case NONE, REFUSES, SILENT, HAS_IT_NOT, SERVES_STRANGERS_NEVER -> true;
            case WRONG_PIECE_NOW_AND_THEN,
                    WRONG_PIECE_OF_FIFTY,
                    WRONG_BYTES,
                    SHORT_BLOCKS,
                    WRONG_LAYER,
                    WRONG_LEAVES,
                    OTHER_SIZE -> false;
        };
    }

    long says(SimContent content) {
        return vice == Vice.OTHER_SIZE ? content.size() + 1 : content.size();
    }

    void goOnline(boolean now) {
        online = now;
        if (!now) {
            List.copyOf(sessions).forEach(session -> session.end("the connection broke"));
        }
    }

    /** Returns null for silence. */
    Message answer(Message.Request<?> request, SimSession session) throws IOException {
        if (mute || vice == Vice.SILENT) {
            return null;
        }
        if (busy || vice == Vice.REFUSES) {
            throw new RefusedException(ErrorCode.TOO_MANY, "all slots are taken", "try again later");
        }
        if (vice == Vice.SERVES_STRANGERS_NEVER) {
            throw new RefusedException(ErrorCode.FORBIDDEN, "strangers are not served here", "register");
        }
        return switch (request) {
            case AskContent ask -> offered(content(ask.content()));
            case AskLayer ask -> layer(ask);
            case AskBlock ask -> block(ask, session);
            case AskPieces ask -> pieces(content(ask.content()));
            case AskLeaves ask when knowsLeaves -> leaves(ask);
            default -> throw new RefusedException(ErrorCode.UNKNOWN_OPCODE, "what is that?", "");
        };
    }

    private ContentOffered offered(SimContent content) {
        lied |= vice == Vice.OTHER_SIZE;
        return new ContentOffered(says(content));
    }

    private SimContent content(ContentHash hash) throws RefusedException {
        return contents.stream()
                .filter(content -> vice != Vice.HAS_IT_NOT && content.hash().equals(hash))
                .findFirst()
                .orElseThrow(() -> new RefusedException(ErrorCode.NOT_FOUND, "not shared here", ""));
    }

    private Layer layer(AskLayer ask) throws RefusedException {
        var content = content(ask.content());
        if (!PieceLayers.provable(content.size(), ask.first(), ask.count())) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, "no such pieces", "");
        }
        var hashes = PieceLayers.range(content.tree(), ask.first(), ask.count());
        if (vice == Vice.WRONG_LAYER && hashes.length > 0) {
            lied = true;
            hashes[hashes.length / 2] ^= 1;
        }
        return new Layer(hashes, PieceLayers.prove(content.tree(), ask.first(), ask.count()));
    }

    private PiecesHeld pieces(SimContent content) {
        var held = partial.get(content);
        return held == null
                ? new PiecesHeld(says(content), true, new BitSet())
                : new PiecesHeld(says(content), false, (BitSet) held.clone());
    }

    private Leaves leaves(AskLeaves ask) throws RefusedException {
        var content = content(ask.content());
        if (ask.piece() >= content.tree().pieces().count() || !has(content, ask.piece())) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, "no such piece", "");
        }
        var hashes = content.leaves(ask.piece());
        if (vice == Vice.WRONG_LEAVES) {
            lied = true;
            hashes[0] ^= 1;
        }
        return new Leaves(hashes);
    }

    private Message block(AskBlock ask, SimSession session) throws RefusedException {
        var content = content(ask.content());
        if (ask.offset() < 0
                || ask.length() < 1
                || ask.length() > AskBlock.MOST
                || ask.offset() + ask.length() > content.size()) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, "no such block", "");
        }
        if (!has(content, content.tree().pieces().at(ask.offset()))) {
            throw new RefusedException(ErrorCode.NOT_FOUND, "this piece is still being fetched here", "");
        }
        var length = vice == Vice.SHORT_BLOCKS ? ask.length() - 1 : ask.length();
        var wrong = vice == Vice.WRONG_BYTES
                || vice == Vice.WRONG_PIECE_OF_FIFTY
                        && ask.offset() / content.tree().pieces().length() % 50 == 25
                || vice == Vice.WRONG_PIECE_NOW_AND_THEN && session.random().nextInt(5) == 0;
        lied |= wrong || length != ask.length();
        sent += length;
        return session.block(content, (int) ask.offset(), length, wrong);
    }

    @Override
    public String toString() {
        return user + "(" + vice + ", " + contents.size() + " contents, " + bytesPerSecond / 1_000 + " kB/s, "
                + latency / VirtualTime.MILLISECOND + " ms, "
                + (partial.isEmpty() ? "" : "has " + partial.values() + ", ") + (online ? "online" : "offline")
                + (mute ? ", mute" : "")
                + (busy ? ", busy" : "") + (claimed >= 0 ? ", said to have " + claimed : "") + ")";
    }
}
