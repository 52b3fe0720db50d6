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

/** Turns away a name that waits for approval; it is free again. */
@Component(service = ShellCommand.class)
public final class RejectCommand extends AccountCommand<RejectCommand.Options> {

    @Command(name = "reject", description = "Turns away a name that waits for approval; it is free again.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "USER", description = "as pending shows it")
        String user = "";
    }

    @Activate
    public RejectCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        accounts().reject(options.user);
        out.line("rejected " + options.user);
        out.json(Map.of("rejected", options.user));
        return ExitStatus.OK;
    }
}
