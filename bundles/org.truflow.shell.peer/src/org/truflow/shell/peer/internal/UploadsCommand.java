package org.truflow.shell.peer.internal;

import static org.truflow.shell.EngineMissingException.need;

import java.io.IOException;
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
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Sizes;
import org.truflow.transfer.Fetcher;
import org.truflow.transfer.Uploads;
import picocli.CommandLine.Command;

/** Lists what others fetch from here now. */
@Component(service = ShellCommand.class)
public final class UploadsCommand implements ShellCommand<UploadsCommand.Options> {

    @Command(
            name = "uploads",
            description = "Lists what others fetch from here now, who waits for a turn, and what holds them up.")
    static final class Options {}

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Uploads uploads;

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var engine = need(uploads, "transfer");
        var rows = new ArrayList<List<String>>();
        var json = new ArrayList<Map<String, Object>>();
        for (var upload : engine.active()) {
            rows.add(List.of(
                    upload.user(), Sizes.bytes(upload.sent()), Sizes.bytes(upload.speed()) + "/s", upload.name()));
            var object = new LinkedHashMap<String, Object>();
            object.put("user", upload.user());
            object.put("peer", upload.peer());
            object.put("content", upload.content());
            object.put("name", upload.name());
            object.put("sent", upload.sent());
            object.put("speed", Math.round(upload.speed()));
            json.add(object);
        }
        var users = engine.fetchers();
        out.table(
                List.of("user", "turn", "sent", "speed", ""),
                users.stream().map(UploadsCommand::row).toList(),
                2,
                3);
        if (!rows.isEmpty()) {
            out.line("");
            out.table(List.of("user", "sent", "speed", "name"), rows, 1, 2);
        }
        var object = new LinkedHashMap<String, Object>();
        object.put("active", json);
        object.put("users", users.stream().map(UploadsCommand::json).toList());
        object.put("served", engine.served());
        out.json(object);
        return ExitStatus.OK;
    }

    private static List<String> row(Fetcher user) {
        var turn = user.slots() > 0
                ? user.slots() == 1 ? "1 slot" : user.slots() + " slots"
                : user.place() > 0 ? "place " + user.place() : "";
        return List.of(
                user.user(),
                turn,
                Sizes.bytes(user.sent()),
                user.speed() > 0 ? Sizes.bytes(user.speed()) + "/s" : "",
                user.reason());
    }

    private static Map<String, Object> json(Fetcher user) {
        var object = new LinkedHashMap<String, Object>();
        object.put("user", user.user());
        object.put("slots", user.slots());
        object.put("place", user.place());
        object.put("weight", user.weight());
        object.put("sent", user.sent());
        object.put("speed", Math.round(user.speed()));
        object.put("reason", user.reason());
        return object;
    }
}
