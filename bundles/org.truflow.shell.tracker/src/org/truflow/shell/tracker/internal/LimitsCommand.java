package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;

/** Shows how the budgets of users and addresses were drawn on. */
@Component(service = ShellCommand.class)
public final class LimitsCommand extends AccountCommand<LimitsCommand.Options> {

    @Command(name = "limits", description = "Shows how the budgets of users and addresses were drawn on.")
    static final class Options {}

    @Activate
    public LimitsCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var rows = new ArrayList<List<String>>();
        var json = new ArrayList<Map<String, Object>>();
        for (var limit : accounts().limits()) {
            rows.add(List.of(
                    limit.setting(),
                    String.valueOf(limit.amount()),
                    String.valueOf(limit.allowed()),
                    String.valueOf(limit.refused())));
            var object = new LinkedHashMap<String, Object>();
            object.put("setting", limit.setting());
            object.put("amount", limit.amount());
            object.put("seconds", limit.per().toSeconds());
            object.put("allowed", limit.allowed());
            object.put("refused", limit.refused());
            json.add(object);
        }
        out.table(List.of("setting", "each", "allowed", "refused"), rows, 1, 2, 3);
        out.json(json);
        return ExitStatus.OK;
    }
}
