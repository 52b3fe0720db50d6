package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a user a role: owner, moderator, member or guest. */
@Component(service = ShellCommand.class)
public final class RoleCommand extends AccountCommand<RoleCommand.Options> {

    @Command(name = "role", description = "Gives a user a role: owner, moderator, member or guest.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "USER", description = "as the list shows it")
        String user = "";

        @Parameters(index = "1", paramLabel = "ROLE", description = "owner, moderator, member or guest")
        String role = "";
    }

    @Activate
    public RoleCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var role = Roles.parse(options.role);
        accounts().role(options.user, role);
        out.line(options.user + " is a " + Roles.text(role));
        out.json(Map.of("user", options.user, "role", Roles.text(role)));
        return ExitStatus.OK;
    }
}
