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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a user and the keys of that user out. */
@Component(service = ShellCommand.class)
public final class BanCommand implements ShellCommand<BanCommand.Options> {

    @Command(name = "ban", description = "Keeps a user and the keys of that user out.")
    static final class Options {
        @Parameters(paramLabel = "USER", description = "need not be registered")
        String user = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "told to the user")
        String reason = "";
    }

    private final TrackerEngine tracker;

    @Activate
    public BanCommand(@Reference TrackerEngine tracker) {
        this.tracker = tracker;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        tracker.need().ban(options.user, options.reason);
        out.line("banned " + options.user);
        out.json(Map.of("banned", options.user, "reason", options.reason));
        return ExitStatus.OK;
    }
}
