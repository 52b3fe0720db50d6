package org.truflow.shell.peer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.Transfers;
import picocli.CommandLine.Command;

/** Reads a download again and fetches only what is damaged or missing. */
@Component(service = ShellCommand.class)
public final class RecheckCommand extends DownloadAction<RecheckCommand.Options> {

    @Command(name = "recheck", description = "Reads a download again and fetches only what is damaged or missing.")
    static final class Options extends DownloadOption {}

    @Activate
    public RecheckCommand(@Reference TransferEngine engine) {
        super(engine);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    void act(Transfers transfers, Options options, Output out) {
        transfers.recheck(options.id);
    }
}
