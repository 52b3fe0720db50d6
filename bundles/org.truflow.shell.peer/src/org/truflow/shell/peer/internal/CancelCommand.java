package org.truflow.shell.peer.internal;

import static org.truflow.shell.EngineMissingException.need;

import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.Transfers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends a download and deletes what is unfinished of it. */
@Component(service = ShellCommand.class)
public final class CancelCommand implements ShellCommand<CancelCommand.Options> {

    @Command(name = "cancel", description = "Ends a download and deletes what is unfinished of it.")
    static final class Options {
        @Parameters(paramLabel = "ID", description = "as downloads shows it")
        long id;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Transfers transfers;

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var engine = need(transfers, "transfer");
        if (engine.find(options.id).isEmpty()) {
            throw new IOException("there is no download " + options.id + "; downloads lists them");
        }
        engine.cancel(options.id);
        return Waiting.report(engine, options.id, out);
    }
}
