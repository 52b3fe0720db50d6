package org.truflow.shell.peer.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;

/** Lists downloads in the order in which they have their turn. */
@Component(service = ShellCommand.class)
public final class QueueCommand implements ShellCommand<QueueCommand.Options> {

    @Command(name = "queue", description = "Lists downloads in the order in which they have their turn.")
    static final class Options {}

    private final TransferEngine engine;

    @Activate
    public QueueCommand(@Reference TransferEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        return Downloads.list(engine.need().queue(), out);
    }
}
