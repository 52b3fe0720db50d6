package org.truflow.shell.peer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.Priority;
import org.truflow.transfer.Transfers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a download a higher or lower priority. */
@Component(service = ShellCommand.class)
public final class PriorityCommand extends DownloadAction<PriorityCommand.Options> {

    @Command(name = "priority", description = "Gives a download a higher or lower priority.")
    static final class Options extends DownloadOption {
        @Parameters(index = "1", paramLabel = "PRIORITY", description = "high, normal or low")
        Priority priority = Priority.NORMAL;
    }

    @Activate
    public PriorityCommand(@Reference TransferEngine engine) {
        super(engine);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    void act(Transfers transfers, Options options, Output out) {
        transfers.prioritize(options.id, options.priority);
    }
}
