package org.truflow.shell.peer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.Transfers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fetches a download from the first byte to the last, to watch while it loads. */
@Component(service = ShellCommand.class)
public final class InOrderCommand extends DownloadAction<InOrderCommand.Options> {

    @Command(
            name = "in-order",
            description = "Fetches a download from the first byte to the last, to watch while it loads.")
    static final class Options extends DownloadOption {
        @Option(names = "--off", description = "fetches it as is best for all again")
        boolean off;
    }

    @Activate
    public InOrderCommand(@Reference TransferEngine engine) {
        super(engine);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    void act(Transfers transfers, Options options, Output out) {
        transfers.inOrder(options.id, !options.off);
    }
}
