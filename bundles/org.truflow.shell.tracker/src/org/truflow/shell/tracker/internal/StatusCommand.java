package org.truflow.shell.tracker.internal;

import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.net.Network;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.StatusReport;
import org.truflow.tracker.TrackerAdmin;
import picocli.CommandLine.Command;

/** Shows how this tracker is doing. */
@Component(service = ShellCommand.class)
public final class StatusCommand implements ShellCommand<StatusCommand.Options> {

    @Command(name = "status", description = "Shows how this tracker is doing.")
    static final class Options {}

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Network network;

    private final TrackerEngine tracker;

    @Activate
    public StatusCommand(@Reference TrackerEngine tracker) {
        this.tracker = tracker;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var report = new StatusReport(out);
        report.network(network);
        var admin = tracker.running();
        if (admin.isPresent()) {
            tell(admin.get().status(), report);
        } else {
            report.missing("tracker");
        }
        return report.end();
    }

    private static void tell(TrackerAdmin.Status status, StatusReport report) throws IOException {
        report.line("tracker", status.name() + ", since " + status.started());
        report.line("users", status.users() + ", " + status.online() + " online");
        report.line("catalogs", status.entries() + " entries, " + status.indexed() + " searchable");
        for (var problem : status.problems()) {
            report.line("problem", problem);
        }
        report.put("name", status.name());
        report.put("started", status.started());
        report.put("users", status.users());
        report.put("online", status.online());
        report.put("entries", status.entries());
        report.put("indexed", status.indexed());
        report.put("problems", status.problems());
    }
}
