package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.id.PeerId;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.tracker.AccountAdmin;
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
        var profiles = tracker.need().accounts().profiles().stream()
                .collect(Collectors.toMap(AccountAdmin.Profile::name, Function.identity()));
        for (var user : tracker.need().users()) {
            var known = Optional.ofNullable(profiles.get(user.name()));
            var role = known.map(profile -> Roles.text(profile.role()) + (profile.pending() ? ", pending" : ""))
                    .orElse("");
            var groups = known.map(AccountAdmin.Profile::groups).orElse(Set.of()).stream()
                    .sorted()
                    .toList();
            var presence = user.presence().name().toLowerCase(Locale.ROOT);
            var id = user.peers().stream().map(PeerId::toShortString).sorted().collect(Collectors.joining(" "));
            rows.add(List.of(
                    user.name(),
                    presence,
                    role,
                    String.join(" ", groups),
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
            object.put("role", known.map(profile -> Roles.text(profile.role())));
            object.put("groups", groups);
            object.put("pending", known.filter(AccountAdmin.Profile::pending).isPresent());
            object.put("password", known.filter(AccountAdmin.Profile::password).isPresent());
            json.add(object);
        }
        out.table(List.of("name", "state", "role", "groups", "key", "entries", "registered", "last seen"), rows, 5);
        out.json(json);
        return ExitStatus.OK;
    }
}
