package org.truflow.shell.tracker.internal;

import static org.truflow.shell.EngineMissingException.need;

import java.io.IOException;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.tracker.TrackerAdmin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a banned user in again. */
@Component(service = ShellCommand.class)
public final class UnbanCommand implements ShellCommand<UnbanCommand.Options> {

    @Command(name = "unban", description = "Lets a banned user in again.")
    static final class Options {
        @Parameters(paramLabel = "USER", description = "as bans shows it")
        String user = "";
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable TrackerAdmin tracker;

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        if (!need(tracker, "tracker").unban(options.user)) {
            throw new IOException("there is no ban of " + options.user + "; bans lists them");
        }
        out.line(options.user + " may come in again");
        out.json(Map.of("unbanned", options.user));
        return ExitStatus.OK;
    }
}
