package org.truflow.protocol.session;

import java.io.IOException;
import org.truflow.id.PeerId;

/** Someone else's key answered where a known one was expected: the address was reused, the other was installed anew, or someone is in between. */
public final class UnexpectedPeerException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient PeerId expected;
    private final transient PeerId actual;

    public UnexpectedPeerException(PeerId expected, PeerId actual, String address) {
        super(address + " proved to be " + actual + ", not " + expected);
        this.expected = expected;
        this.actual = actual;
    }

    public PeerId expected() {
        return expected;
    }

    public PeerId actual() {
        return actual;
    }
}
