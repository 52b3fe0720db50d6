package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;

/** A change on its way to the journal. Everything but the constructor is called with the commit lock held, or after it. */
final class Ticket {
    final Change change;
    final byte[] body;
    private boolean done;
    private boolean effective;
    private @Nullable Throwable failure;

    Ticket(Change change) {
        this.change = change;
        body = new Packer().change(change).toBytes();
    }

    boolean isDone() {
        return done;
    }

    /** @param effective whether it changed anything */
    void succeed(boolean effective) {
        done = true;
        this.effective = effective;
    }

    /** Does nothing if it is done already. */
    void fail(Throwable why) {
        if (!done) {
            done = true;
            failure = why;
        }
    }

    boolean result() throws IOException {
        var why = failure;
        if (why instanceof IllegalArgumentException) {
            throw new IllegalArgumentException(why.getMessage(), why);
        }
        if (why != null) {
            throw new IOException(why.getMessage(), why);
        }
        return effective;
    }
}
