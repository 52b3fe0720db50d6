package org.truflow.shell.peer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.Transfers;
import picocli.CommandLine.Command;

/** Lets a paused or failed download go on. */
@Component(service = ShellCommand.class)
public final class ResumeCommand extends DownloadAction<ResumeCommand.Options> {

    @Command(name = "resume", description = "Lets a paused or failed download go on.")
    static final class Options extends DownloadOption {}

    @Activate
    public ResumeCommand(@Reference TransferEngine engine) {
        super(engine);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    void act(Transfers transfers, Options options, Output out) {
        transfers.resume(options.id);
    }
}
