package org.truflow.shell.peer.internal;

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

/** Lists the devices of my name. */
@Component(service = ShellCommand.class)
public final class DevicesCommand implements ShellCommand<DevicesCommand.Options> {

    @Command(name = "devices", description = "Lists the devices of my name.")
    static final class Options {}

    private final Directories directories;

    @Activate
    public DevicesCommand(@Reference Directories directories) {
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
        for (var device : Await.result(directories.account().devices())) {
            rows.add(List.of(
                    device.peer().toString(),
                    device.name(),
                    device.asking() ? "this one" : device.online() ? "online" : "offline",
                    device.added().truncatedTo(ChronoUnit.SECONDS).toString(),
                    device.lastSeen().truncatedTo(ChronoUnit.SECONDS).toString()));
            var object = new LinkedHashMap<String, Object>();
            object.put("peer", device.peer());
            object.put("name", device.name());
            object.put("online", device.online());
            object.put("here", device.asking());
            object.put("added", device.added());
            object.put("lastSeen", device.lastSeen());
            json.add(object);
        }
        out.table(List.of("key", "name", "state", "added", "last seen"), rows);
        out.json(json);
        return ExitStatus.OK;
    }
}
