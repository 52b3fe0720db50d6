package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.settings.SettingsReload;
import org.truflow.shell.EngineMissingException;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;

/** Reads the settings again. */
@Component(service = ShellCommand.class)
public final class ReloadCommand implements ShellCommand<ReloadCommand.Options> {

    @Command(name = "reload", description = "Reads truflow.conf again, without a restart.")
    static final class Options {}

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable SettingsReload settings;

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException {
        var reloaded = EngineMissingException.need(settings, "settings").reload();
        if (reloaded.now().isEmpty() && reloaded.later().isEmpty()) {
            out.line("nothing has changed");
        }
        for (var key : reloaded.now()) {
            out.line(key + " has effect now");
        }
        for (var key : reloaded.later()) {
            out.line(key + " has effect at the next start");
        }
        out.json(Map.of("now", reloaded.now(), "later", reloaded.later()));
        return ExitStatus.OK;
    }
}
