package org.truflow.shell.tracker.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;

/** Lists the names that wait for approval. */
@Component(service = ShellCommand.class)
public final class PendingCommand extends AccountCommand<PendingCommand.Options> {

    @Command(name = "pending", description = "Lists the names that wait for approval.")
    static final class Options {}

    @Activate
    public PendingCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var names = accounts().profiles().stream()
                .filter(user -> user.pending())
                .map(user -> user.name())
                .toList();
        for (var name : names) {
            out.line(name);
        }
        out.json(names);
        return ExitStatus.OK;
    }
}
