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

/** Removes a user with all that is listed; the name is free again. */
@Component(service = ShellCommand.class)
public final class RemoveCommand implements ShellCommand<RemoveCommand.Options> {

    @Command(name = "remove", description = "Removes a user with all that is listed; the name is free again.")
    static final class Options {
        @Parameters(paramLabel = "USER", description = "as users shows it")
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
        if (!need(tracker, "tracker").remove(options.user)) {
            throw new IOException("there is no user " + options.user + "; users lists them");
        }
        out.line("removed " + options.user);
        out.json(Map.of("removed", options.user));
        return ExitStatus.OK;
    }
}
