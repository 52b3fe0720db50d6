package org.truflow.shell.peer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.Transfers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends a download and deletes what is unfinished of it. */
@Component(service = ShellCommand.class)
public final class CancelCommand extends DownloadAction<CancelCommand.Options> {

    @Command(name = "cancel", description = "Ends a download and deletes what is unfinished of it.")
    static final class Options extends DownloadOption {
        @Option(names = "--keep", description = "keeps what is unfinished, so that it can be resumed")
        boolean keep;
    }

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
        transfers.cancel(options.id, options.keep);
    }
}
