package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.id.PeerId;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;

/** Lists all registered users. */
@Component(service = ShellCommand.class)
public final class UsersCommand implements ShellCommand<UsersCommand.Options> {

    @Command(name = "users", description = "Lists all registered users.")
    static final class Options {}

    private final TrackerEngine tracker;

    @Activate
    public UsersCommand(@Reference TrackerEngine tracker) {
        this.tracker = tracker;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var rows = new ArrayList<List<String>>();
        var json = new ArrayList<Map<String, Object>>();
        for (var user : tracker.need().users()) {
            var presence = user.presence().name().toLowerCase(Locale.ROOT);
            var id = user.peers().stream().map(PeerId::toShortString).sorted().collect(Collectors.joining(" "));
            rows.add(List.of(
                    user.name(),
                    presence,
                    id,
                    String.valueOf(user.entries()),
                    user.registered().truncatedTo(ChronoUnit.SECONDS).toString(),
                    user.lastSeen().truncatedTo(ChronoUnit.SECONDS).toString()));
            var object = new LinkedHashMap<String, Object>();
            object.put("name", user.name());
            object.put("presence", presence);
            object.put(
                    "peers",
                    user.peers().stream().map(PeerId::toString).sorted().toList());
            object.put("entries", user.entries());
            object.put("registered", user.registered());
            object.put("lastSeen", user.lastSeen());
            json.add(object);
        }
        out.table(List.of("name", "state", "key", "entries", "registered", "last seen"), rows, 3);
        out.json(json);
        return ExitStatus.OK;
    }
}
