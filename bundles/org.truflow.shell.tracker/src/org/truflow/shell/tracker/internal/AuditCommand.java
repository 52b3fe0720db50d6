package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
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
import picocli.CommandLine.Option;

/** Shows who changed what. */
@Component(service = ShellCommand.class)
public final class AuditCommand extends AccountCommand<AuditCommand.Options> {

    @Command(name = "audit", description = "Shows who changed what.")
    static final class Options {
        @Option(names = "--last", paramLabel = "N", description = "how many entries; 50 when left out")
        int last = 50;
    }

    @Activate
    public AuditCommand(@Reference TrackerEngine tracker) {
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
        for (var entry : accounts().audit(Math.clamp(options.last, 1, 1_000_000))) {
            rows.add(List.of(
                    entry.time().truncatedTo(ChronoUnit.SECONDS).toString(),
                    entry.by(),
                    entry.action(),
                    entry.whom(),
                    entry.detail()));
            var object = new LinkedHashMap<String, Object>();
            object.put("time", entry.time());
            object.put("by", entry.by());
            object.put("action", entry.action());
            object.put("whom", entry.whom());
            object.put("detail", entry.detail());
            json.add(object);
        }
        out.table(List.of("time", "by", "action", "whom", "detail"), rows);
        out.json(json);
        return ExitStatus.OK;
    }
}
