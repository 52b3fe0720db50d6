package org.truflow.shell.tracker.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ShellCommand;
import org.truflow.tracker.TrackerAdmin;
import picocli.CommandLine.Command;

/** Lets a banned user in again. */
@Component(service = ShellCommand.class)
public final class UnbanCommand extends UserAction<UnbanCommand.Options> {

    @Command(name = "unban", description = "Ends a ban of a user, a key or a range of addresses.")
    static final class Options extends UserOption {}

    @Activate
    public UnbanCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    boolean act(TrackerAdmin admin, String user) throws IOException {
        return admin.unban(user);
    }

    @Override
    String done() {
        return "unbanned";
    }

    @Override
    String told(String user) {
        return user + " may come in again";
    }

    @Override
    String unknown(String user) {
        return "there is no ban of " + user + "; bans lists them";
    }
}
