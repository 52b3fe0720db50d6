package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.id.PeerId;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists all people and whether they are there. */
@Component(service = ShellCommand.class)
public final class PeopleCommand implements ShellCommand<PeopleCommand.Options> {

    private static final int PAGE = 500;

    @Command(name = "lap", description = "Lists all people and whether they are there.")
    static final class Options {
        @Option(
                names = {"-o", "--online"},
                description = "only those who are there")
        boolean online;
    }

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
            for (var person : everyone(directory, options.online)) {
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

    /** Page by page; of a tracker that cannot be reached those who are known. */
    private static List<Person> everyone(PeerDirectory directory, boolean online)
            throws IOException, InterruptedException {
        if (!(directory.state() instanceof DirectoryState.Online)) {
            return directory.people().stream()
                    .filter(person -> !online || person.presence() != Presence.OFFLINE)
                    .toList();
        }
        var all = new ArrayList<Person>();
        var after = Optional.<String>empty();
        do {
            var page = Await.result(directory.people(after, PAGE, online));
            all.addAll(page.people());
            after = page.next();
        } while (after.isPresent());
        return all;
    }
}
