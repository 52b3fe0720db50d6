package org.truflow.shell.internal;

import java.io.IOException;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;

/** Ends the program. */
@Component(service = ShellCommand.class)
public final class ExitCommand implements ShellCommand<ExitCommand.Options> {

    @Command(name = "xit", description = "Ends the program; everything is kept and goes on at the next start.")
    static final class Options {}

    private final BundleContext context;

    @Activate
    public ExitCommand(BundleContext context) {
        this.context = context;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException {
        out.line("ending");
        out.json(Map.of("ending", true));
        try {
            // The framework stops on a thread of its own, so this run still gets its answer out.
            context.getBundle(org.osgi.framework.Constants.SYSTEM_BUNDLE_ID).stop();
        } catch (BundleException e) {
            throw new IOException("cannot stop: " + e.getMessage(), e);
        }
        return ExitStatus.OK;
    }
}
