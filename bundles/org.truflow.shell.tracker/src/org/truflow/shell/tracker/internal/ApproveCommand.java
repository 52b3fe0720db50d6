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

/** Lets in a name that waits for approval. */
@Component(service = ShellCommand.class)
public final class ApproveCommand extends AccountCommand<ApproveCommand.Options> {

    @Command(name = "approve", description = "Lets in a name that waits for approval.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "USER", description = "as pending shows it")
        String user = "";
    }

    @Activate
    public ApproveCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        accounts().approve(options.user);
        out.line("approved " + options.user);
        out.json(Map.of("approved", options.user));
        return ExitStatus.OK;
    }
}
