package org.truflow.shell.peer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.Transfers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Brings a download, running or finished, to another folder. */
@Component(service = ShellCommand.class)
public final class RelocateCommand extends DownloadAction<RelocateCommand.Options> {

    @Command(name = "relocate", description = "Brings a download, running or finished, to another folder.")
    static final class Options extends DownloadOption {
        @Parameters(index = "1", paramLabel = "DIR", description = "folder to put it in")
        String to = "";
    }

    @Activate
    public RelocateCommand(@Reference TransferEngine engine) {
        super(engine);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    void act(Transfers transfers, Options options, Output out) {
        transfers.relocate(options.id, out.directory().resolve(options.to).normalize());
    }
}
