package org.truflow.shell.peer.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists a folder of someone. */
@Component(service = ShellCommand.class)
public final class BrowseCommand implements ShellCommand<BrowseCommand.Options> {

    @Command(name = "browse", description = "Lists a folder of someone.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "USER", description = "as lap shows it")
        String user = "";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "PATH",
                description = "share label and folder; all shares when left out")
        String path = "";
    }

    private final Directories directories;

    @Activate
    public BrowseCommand(@Reference Directories directories) {
        this.directories = directories;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var directory = directories.knowing(options.user);
        return Listings.print(
                out, after -> Await.result(directory.browse(options.user, options.path, after, Listings.PAGE)));
    }
}
