package org.truflow.shell.peer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.Transfers;
import picocli.CommandLine.Command;

/** Ends a download and deletes what is unfinished of it. */
@Component(service = ShellCommand.class)
public final class CancelCommand extends DownloadAction<CancelCommand.Options> {

    @Command(name = "cancel", description = "Ends a download and deletes what is unfinished of it.")
    static final class Options extends DownloadOption {}

    @Activate
    public CancelCommand(@Reference TransferEngine engine) {
        super(engine);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    void act(Transfers transfers, Options options, Output out) {
        transfers.cancel(options.id);
    }
}
