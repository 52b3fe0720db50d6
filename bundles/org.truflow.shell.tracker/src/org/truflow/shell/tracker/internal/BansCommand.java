package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.id.PeerId;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;

/** Lists who is kept out, and why. */
@Component(service = ShellCommand.class)
public final class BansCommand extends AccountCommand<BansCommand.Options> {

    @Command(name = "bans", description = "Lists who is kept out, and why.")
    static final class Options {}

    @Activate
    public BansCommand(@Reference TrackerEngine tracker) {
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
        for (var ban : accounts().exclusions()) {
            rows.add(List.of(
                    ban.what(),
                    seconds(ban.since()),
                    ban.until().map(BansCommand::seconds).orElse("for good"),
                    ban.by(),
                    ban.reason()));
            var object = new LinkedHashMap<String, Object>();
            object.put("name", ban.what());
            object.put(
                    "peers", ban.peers().stream().map(PeerId::toString).sorted().toList());
            object.put("reason", ban.reason());
            object.put("since", ban.since());
            object.put("until", ban.until());
            object.put("by", ban.by());
            json.add(object);
        }
        out.table(List.of("name", "since", "until", "by", "reason"), rows);
        out.json(json);
        return ExitStatus.OK;
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
