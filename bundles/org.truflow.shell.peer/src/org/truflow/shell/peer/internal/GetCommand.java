package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.id.ContentHash;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Priority;
import org.truflow.transfer.Wanted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads a file or folder from everyone who has it. */
@Component(service = ShellCommand.class)
public final class GetCommand implements ShellCommand<GetCommand.Options> {

    @Command(name = "get", description = "Downloads a file or folder from everyone who has it.")
    static final class Options {
        @Parameters(
                paramLabel = "CONTENT|USER:PATH",
                description = "a content hash as sch --json shows it, or a person and a path of that person")
        String what = "";

        @Option(
                names = "--to",
                paramLabel = "DIR",
                description = "folder to put it in; the downloads folder when left out")
        String to = "";

        @Option(names = "--name", paramLabel = "NAME", description = "name of the finished file, with CONTENT only")
        String name = "";

        @Option(
                names = "--priority",
                paramLabel = "PRIORITY",
                description = "high, normal or low; normal when left out")
        Priority priority = Priority.NORMAL;

        @Option(names = "--in-order", description = "from the first byte to the last, to watch while it loads")
        boolean inOrder;

        @Option(
                names = "--choose",
                description = "only lists a folder, so that files can be chosen; see files and choose")
        boolean choose;

        @Option(names = "--wait", description = "waits for the end and draws progress; the status tells success")
        boolean wait;
    }

    private final Directories directories;
    private final TransferEngine engine;

    @Activate
    public GetCommand(@Reference Directories directories, @Reference TransferEngine engine) {
        this.directories = directories;
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var transfer = engine.need()
                .start(wanted(options, out), new DownloadOptions(options.priority, options.inOrder, options.choose));
        return options.wait ? Waiting.untilEnded(engine, transfer.id(), out) : Waiting.report(transfer, out);
    }

    private Wanted wanted(Options options, Output out) throws IOException, InterruptedException {
        Optional<Path> folder = options.to.isEmpty()
                ? Optional.empty()
                : Optional.of(out.directory().resolve(options.to).normalize());
        var colon = options.what.indexOf(':');
        if (colon < 0) {
            return new Wanted.Content(content(options.what), options.name, folder);
        }
        var user = options.what.substring(0, colon);
        directories.knowing(user);
        return new Wanted.Remote(user, options.what.substring(colon + 1), folder);
    }

    private static ContentHash content(String text) {
        try {
            return ContentHash.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    text + " is neither a content hash of 64 hexadecimal digits nor USER:PATH", e);
        }
    }
}
