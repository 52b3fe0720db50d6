package org.truflow.shell.peer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.Transfers;
import picocli.CommandLine.Command;

/** Pauses a download. */
@Component(service = ShellCommand.class)
public final class PauseCommand extends DownloadAction<PauseCommand.Options> {

    @Command(name = "pause", description = "Pauses a download.")
    static final class Options extends DownloadOption {}

    @Activate
    public PauseCommand(@Reference TransferEngine engine) {
        super(engine);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    void act(Transfers transfers, Options options, Output out) {
        transfers.pause(options.id);
    }
}
