package org.truflow.shell.peer.internal;

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

/** Lists all people and whether they are there. */
@Component(service = ShellCommand.class)
public final class PeopleCommand implements ShellCommand<PeopleCommand.Options> {

    @Command(name = "lap", description = "Lists all people and whether they are there.")
    static final class Options {}

    private final Directories directories;

    @Activate
    public PeopleCommand(@Reference Directories directories) {
        this.directories = directories;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var rows = new ArrayList<List<String>>();
        var json = new ArrayList<Map<String, Object>>();
        for (var directory : directories.need()) {
            for (var person : directory.people()) {
                var presence = person.presence().name().toLowerCase(Locale.ROOT);
                var id = person.peers().stream()
                        .map(PeerId::toShortString)
                        .sorted()
                        .collect(Collectors.joining(" "));
                rows.add(List.of(
                        person.name(),
                        presence,
                        id,
                        person.lastSeen().truncatedTo(ChronoUnit.SECONDS).toString()));
                var object = new LinkedHashMap<String, Object>();
                object.put("name", person.name());
                object.put("presence", presence);
                object.put(
                        "peers",
                        person.peers().stream().map(PeerId::toString).sorted().toList());
                object.put("lastSeen", person.lastSeen());
                object.put("directory", directory.name());
                json.add(object);
            }
        }
        out.table(List.of("name", "state", "key", "last seen"), rows);
        out.json(json);
        return ExitStatus.OK;
    }
}
