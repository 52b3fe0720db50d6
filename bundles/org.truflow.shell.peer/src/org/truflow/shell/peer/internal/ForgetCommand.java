package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes completed and cancelled downloads out of the history; finished files stay. */
@Component(service = ShellCommand.class)
public final class ForgetCommand implements ShellCommand<ForgetCommand.Options> {

    @Command(
            name = "forget",
            description = "Takes completed and cancelled downloads out of the history; finished files stay.")
    static final class Options {
        @Parameters(arity = "0..*", paramLabel = "ID", description = "as history shows it")
        long[] ids = {};

        @Option(names = "--all", description = "all of them")
        boolean all;
    }

    private final TransferEngine engine;

    @Activate
    public ForgetCommand(@Reference TransferEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        if (options.all == (options.ids.length > 0)) {
            throw new IllegalArgumentException("which ones? give their ids, or --all");
        }
        var ids = Arrays.stream(options.ids).boxed().collect(Collectors.toSet());
        var forgotten = engine.need().forget(transfer -> options.all || ids.contains(transfer.id()));
        if (forgotten < ids.size()) {
            throw new IOException(ids.size() - forgotten
                    + " of them are not completed or cancelled, so they are still in the queue; cancel ends them");
        }
        out.line("forgot " + forgotten);
        out.json(Map.of("forgotten", forgotten));
        return ExitStatus.OK;
    }
}
