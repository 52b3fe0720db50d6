package org.truflow.shell.tracker.internal;

import static org.truflow.shell.EngineMissingException.need;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.id.PeerId;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.tracker.TrackerAdmin;
import picocli.CommandLine.Command;

/** Lists who is kept out, and why. */
@Component(service = ShellCommand.class)
public final class BansCommand implements ShellCommand<BansCommand.Options> {

    @Command(name = "bans", description = "Lists who is kept out, and why.")
    static final class Options {}

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
        var rows = new ArrayList<List<String>>();
        var json = new ArrayList<Map<String, Object>>();
        for (var ban : need(tracker, "tracker").bans()) {
            rows.add(List.of(
                    ban.name(), ban.since().truncatedTo(ChronoUnit.SECONDS).toString(), ban.reason()));
            var object = new LinkedHashMap<String, Object>();
            object.put("name", ban.name());
            object.put(
                    "peers", ban.peers().stream().map(PeerId::toString).sorted().toList());
            object.put("reason", ban.reason());
            object.put("since", ban.since());
            json.add(object);
        }
        out.table(List.of("name", "since", "reason"), rows);
        out.json(json);
        return ExitStatus.OK;
    }
}
