package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.id.PeerId;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a name from a key. */
@Component(service = ShellCommand.class)
public final class RevokeCommand extends AccountCommand<RevokeCommand.Options> {

    @Command(name = "revoke", description = "Takes a name from a key.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "USER", description = "as the list shows it")
        String user = "";

        @Parameters(index = "1", paramLabel = "ID", description = "as devices shows it")
        String device = "";
    }

    @Activate
    public RevokeCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        accounts().revoke(options.user, PeerId.parse(options.device));
        out.line("revoked " + options.device);
        out.json(Map.of("user", options.user, "revoked", options.device));
        return ExitStatus.OK;
    }
}
