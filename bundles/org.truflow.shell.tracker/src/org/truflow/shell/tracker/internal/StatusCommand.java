package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.net.Network;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
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
    private volatile @Nullable TrackerAdmin tracker;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Network network;

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var json = new LinkedHashMap<String, Object>();
        var net = network;
        if (net == null) {
            out.line("network   not running");
            json.put("network", "not running");
        } else {
            out.line("network   " + net.describe() + ", " + net.sessions() + " sessions");
            json.put("network", Map.of("describe", net.describe(), "sessions", net.sessions(), "peer", net.self()));
        }
        var admin = tracker;
        if (admin == null) {
            out.line("tracker   not running");
            json.put("tracker", "not running");
        } else {
            var status = admin.status();
            out.line("tracker   " + status.name() + ", since " + status.started());
            out.line("users     " + status.users() + ", " + status.online() + " online");
            out.line("catalogs  " + status.entries() + " entries, " + status.indexed() + " searchable");
            for (var problem : status.problems()) {
                out.line("problem   " + problem);
            }
            json.put("name", status.name());
            json.put("started", status.started());
            json.put("users", status.users());
            json.put("online", status.online());
            json.put("entries", status.entries());
            json.put("indexed", status.indexed());
            json.put("problems", status.problems());
        }
        out.json(json);
        return ExitStatus.OK;
    }
}
