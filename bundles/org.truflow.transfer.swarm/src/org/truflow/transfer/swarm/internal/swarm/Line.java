package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
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
        var weight = ask.weight();
        window.asked(weight, tools.nanos().getAsLong());
        session.request(ask.request()).whenComplete((answer, e) -> {
            if (!tools.lane().execute(() -> over(ask, weight, answer, e)) && e == null) {
                ask.drop(answer);
            }
        });
    }

    private <R extends Message> void over(Ask<R> ask, int weight, R answer, @Nullable Throwable e) {
        window.over(weight, e == null, tools.nanos().getAsLong());
        if (e == null) {
            link.heard();
            ask.answered(answer);
        } else {
            var why = Directories.cause(e) instanceof IOException io
                    ? io
                    : new IOException("the request failed: " + e, e);
            ask.failed(why);
            link.failed(this, why);
        }
        link.pump();
    }

    void close(String reason) {
        open = false;
        session.close(reason);
    }
}
