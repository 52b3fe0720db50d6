package org.truflow.shell.peer.internal;

import static org.truflow.shell.EngineMissingException.need;

import java.io.IOException;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.share.Shares;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a share back; the files stay where they are. */
@Component(service = ShellCommand.class)
public final class UnpublishCommand implements ShellCommand<UnpublishCommand.Options> {

    @Command(name = "unp", description = "Takes a share back; the files stay where they are.")
    static final class Options {
        @Parameters(paramLabel = "LABEL", description = "as lpf shows it")
        String label = "";
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Shares shares;

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        if (!need(shares, "share").unpublish(options.label)) {
            throw new IOException("there is no share " + options.label + "; lpf lists them");
        }
        out.line("no longer sharing " + options.label);
        out.json(Map.of("label", options.label));
        return ExitStatus.OK;
    }
}
