package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes users out of a group. */
@Component(service = ShellCommand.class)
public final class LeaveCommand extends AccountCommand<LeaveCommand.Options> {

    @Command(name = "leave", description = "Takes users out of a group.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "GROUP", description = "is there as long as it has members")
        String group = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "USER", description = "as the list shows them")
        List<String> users = new ArrayList<>();
    }

    @Activate
    public LeaveCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        accounts().leave(options.group, options.users);
        out.line(String.join(", ", options.users) + " left " + options.group);
        out.json(Map.of("group", options.group, "users", options.users));
        return ExitStatus.OK;
    }
}
