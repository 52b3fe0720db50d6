package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;

/** Lists the groups and who is in them. */
@Component(service = ShellCommand.class)
public final class GroupsCommand extends AccountCommand<GroupsCommand.Options> {

    @Command(name = "groups", description = "Lists the groups and who is in them.")
    static final class Options {}

    @Activate
    public GroupsCommand(@Reference TrackerEngine tracker) {
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
        accounts().groups().forEach((group, members) -> {
            rows.add(List.of(group, String.join(" ", new TreeSet<>(members))));
            json.add(Map.of("group", group, "members", List.copyOf(new TreeSet<>(members))));
        });
        out.table(List.of("group", "members"), rows);
        out.json(json);
        return ExitStatus.OK;
    }
}
