package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.util.Map;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.tracker.TrackerAdmin;

/** Something that is done to one user, who may be unknown. */
abstract class UserAction<O extends UserOption> implements ShellCommand<O> {
    private final TrackerEngine tracker;

    UserAction(TrackerEngine tracker) {
        this.tracker = tracker;
    }

    /** @return false if there is nothing to be done for {@code user} */
    abstract boolean act(TrackerAdmin admin, String user) throws IOException;

    /** Returns what was done, as a JSON key. */
    abstract String done();

    abstract String told(String user);

    abstract String unknown(String user);

    @Override
    public final int run(O options, Output out) throws IOException, InterruptedException {
        if (!act(tracker.need(), options.user)) {
            throw new IOException(unknown(options.user));
        }
        out.line(told(options.user));
        out.json(Map.of(done(), options.user));
        return ExitStatus.OK;
    }
}
