package org.truflow.transfer.swarm.internal.swarm;

import org.truflow.id.PeerId;

/** What one fetch knows of one source. Confined to the lane. */
final class Contributor {
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

    /** It lied: never asked again. */
    boolean rejected;

    Contributor(PeerId peer, String user, long now) {
        this.peer = peer;
        this.user = user;
        this.holdUntil = now;
    }

    boolean usable(long now) {
        return !rejected && now - holdUntil >= 0;
    }
}
