package org.truflow.shell.peer.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists downloads. */
@Component(service = ShellCommand.class)
public final class DownloadsCommand implements ShellCommand<DownloadsCommand.Options> {

    @Command(name = "downloads", description = "Lists downloads.")
    static final class Options {
        @Option(names = "--active", description = "leaves out what is completed or cancelled")
        boolean active;
    }

    private final TransferEngine engine;

    @Activate
    public DownloadsCommand(@Reference TransferEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        return Downloads.list(
                engine.need().all().stream()
                        .filter(transfer -> !options.active || !Downloads.ended(transfer.state()))
                        .toList(),
                out);
    }
}
