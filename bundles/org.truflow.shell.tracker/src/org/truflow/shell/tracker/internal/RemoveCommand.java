package org.truflow.shell.tracker.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ShellCommand;
import org.truflow.tracker.TrackerAdmin;
import picocli.CommandLine.Command;

/** Removes a user with all that is listed; the name is free again. */
@Component(service = ShellCommand.class)
public final class RemoveCommand extends UserAction<RemoveCommand.Options> {

    @Command(name = "remove", description = "Removes a user with all that is listed; the name is free again.")
    static final class Options extends UserOption {}

    @Activate
    public RemoveCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    boolean act(TrackerAdmin admin, String user) throws IOException {
        return admin.remove(user);
    }

    @Override
    String done() {
        return "removed";
    }

    @Override
    String told(String user) {
        return "removed " + user;
    }

    @Override
    String unknown(String user) {
        return "there is no user " + user + "; users lists them";
    }
}
