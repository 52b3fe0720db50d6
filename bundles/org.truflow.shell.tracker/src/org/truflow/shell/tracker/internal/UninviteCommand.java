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

/** Takes an invitation back. */
@Component(service = ShellCommand.class)
public final class UninviteCommand extends AccountCommand<UninviteCommand.Options> {

    @Command(name = "uninvite", description = "Takes an invitation back.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "CODE", description = "or its first four letters")
        String code = "";
    }

    @Activate
    public UninviteCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        if (!accounts().uninvite(options.code)) {
            throw new IOException("there is no such invitation; invitations lists them");
        }
        out.line("taken back");
        out.json(Map.of("uninvited", options.code.substring(0, Math.min(4, options.code.length()))));
        return ExitStatus.OK;
    }
}
