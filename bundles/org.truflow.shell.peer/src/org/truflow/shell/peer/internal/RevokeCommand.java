package org.truflow.shell.peer.internal;

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

/** Takes my name from another device of mine. */
@Component(service = ShellCommand.class)
public final class RevokeCommand implements ShellCommand<RevokeCommand.Options> {

    @Command(name = "revoke", description = "Takes my name from another device of mine.")
    static final class Options {
        @Parameters(paramLabel = "ID", description = "as devices shows it")
        String device = "";
    }

    private final Directories directories;

    @Activate
    public RevokeCommand(@Reference Directories directories) {
        this.directories = directories;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        Await.result(directories.account().revoke(PeerId.parse(options.device)));
        out.line("revoked " + options.device);
        out.json(Map.of("revoked", options.device));
        return ExitStatus.OK;
    }
}
