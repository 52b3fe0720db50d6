package org.truflow.shell.peer.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists completed and cancelled downloads, newest first. */
@Component(service = ShellCommand.class)
public final class HistoryCommand implements ShellCommand<HistoryCommand.Options> {

    @Command(name = "history", description = "Lists completed and cancelled downloads, newest first.")
    static final class Options {
        @Parameters(arity = "0..*", paramLabel = "WORD", description = "only those with these words in name or path")
        String[] words = {};

        @Option(names = "--limit", paramLabel = "N", description = "most downloads; 100 when left out")
        int limit = 100;
    }

    private final TransferEngine engine;

    @Activate
    public HistoryCommand(@Reference TransferEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        if (options.limit < 1) {
            throw new IllegalArgumentException("--limit is a number from 1, not " + options.limit);
        }
        return Downloads.list(engine.need().history(String.join(" ", options.words), options.limit), out);
    }
}
