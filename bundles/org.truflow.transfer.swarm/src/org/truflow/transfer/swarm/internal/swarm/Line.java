package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.session.Session;
import org.truflow.transfer.swarm.internal.plan.Window;

/** One data session with a source and what was asked over it. Confined to the lane. */
final class Line {
    private final Tools tools;
    private final Link link;
    private final Session session;
    private final Window window = new Window();
    private boolean open = true;

    Line(Tools tools, Link link, Session session) {
        this.tools = tools;
        this.link = link;
        this.session = session;
        session.closed().thenAccept(reason -> tools.lane().execute(() -> link.ended(this, new IOException(reason))));
    }

    PeerId peer() {
        return link.peer();
    }

    Window window() {
        return window;
    }

    boolean hasRoom() {
        return open && window.open();
    }

    <R extends Message> void send(Ask<R> ask) {
        var now = tools.nanos().getAsLong();
        window.asked(ask.weight(), now);
        session.request(ask.request()).whenComplete((answer, e) -> {
            if (!tools.lane().execute(() -> over(ask, now, answer, e)) && e == null) {
                ask.drop(answer);
            }
        });
    }

    private <R extends Message> void over(Ask<R> ask, long asked, R answer, @Nullable Throwable e) {
        if (e != null || !ask.settlesLater()) {
            window.over(ask.weight(), e == null, asked, tools.nanos().getAsLong());
        }
        if (e == null) {
            link.heard();
            if (answer instanceof Block) {
                link.served();
            }
            ask.answered(answer);
        } else {
            var why = Directories.cause(e) instanceof IOException io
                    ? io
                    : new IOException("the request failed: " + e, e);
            ask.failed(why);
            link.failed(this, ask.weight(), why);
        }
        link.pump();
    }

    /** What was asked for is worked off, so that there is room for more. @param asked when, in nanoseconds */
    void settled(int weight, long asked) {
        window.over(weight, true, asked, tools.nanos().getAsLong());
        link.pump();
    }

    void close(String reason) {
        open = false;
        session.close(reason);
    }
}
