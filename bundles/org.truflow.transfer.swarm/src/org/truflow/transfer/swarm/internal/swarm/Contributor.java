package org.truflow.transfer.swarm.internal.swarm;

import java.util.BitSet;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.PeerId;

/** What one fetch knows of one source. Confined to the lane. */
final class Contributor {
    private static final long PATIENCE = 60_000_000_000L;

    final PeerId peer;
    final String user;

    /** Nothing is asked of it before then, in nanoseconds. */
    long holdUntil;

    /** Times it refused since it last gave something. */
    int refusals;

    /** It gave something wrong and was not asked for the size itself yet: then perhaps a directory lied in its name. */
    boolean suspect;

    /** It must be asked for the size before anything else. */
    boolean toConfirm;

    boolean confirming;

    /** It is still fetching the content itself. */
    boolean partial;

    /** The pieces that a partial source has; null before it said so. Not to be changed. */
    @Nullable
    BitSet held;

    /** When it said last that it has something new, in nanoseconds. */
    long newsAt;

    /** It is asked for its pieces again then, in nanoseconds. */
    long askPiecesAt;

    boolean askingPieces;

    /** It lied: never asked again. */
    boolean rejected;

    Contributor(PeerId peer, String user, boolean partial, long now) {
        this.peer = peer;
        this.user = user;
        this.partial = partial;
        this.holdUntil = now;
        this.newsAt = now;
        this.askPiecesAt = now;
    }

    /** Returns whether it is worth waiting for it: a partial source that has nothing new for a while is not. */
    boolean promising(long now) {
        return !partial || now - newsAt < PATIENCE;
    }

    boolean usable(long now) {
        return !rejected && now - holdUntil >= 0;
    }
}
