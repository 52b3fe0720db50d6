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

/** Lets a paused or failed download go on. */
@Component(service = ShellCommand.class)
public final class ResumeCommand implements ShellCommand<ResumeCommand.Options> {

    @Command(name = "resume", description = "Lets a paused or failed download go on.")
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
        engine.resume(options.id);
        return Waiting.report(engine, options.id, out);
    }
}
