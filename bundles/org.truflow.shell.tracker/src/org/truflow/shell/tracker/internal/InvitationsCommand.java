package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** Lists the invitations that can still be used. */
@Component(service = ShellCommand.class)
public final class InvitationsCommand extends AccountCommand<InvitationsCommand.Options> {

    @Command(name = "invitations", description = "Lists the invitations that can still be used.")
    static final class Options {}

    @Activate
    public InvitationsCommand(@Reference TrackerEngine tracker) {
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
        for (var invitation : accounts().invitations()) {
            var groups = List.copyOf(new TreeSet<>(invitation.groups()));
            rows.add(List.of(
                    invitation.hint() + "-...",
                    String.valueOf(invitation.left()),
                    Roles.text(invitation.role()),
                    String.join(" ", groups),
                    invitation.by(),
                    invitation
                            .until()
                            .map(until -> until.truncatedTo(ChronoUnit.SECONDS).toString())
                            .orElse("for good")));
            var object = new LinkedHashMap<String, Object>();
            object.put("hint", invitation.hint());
            object.put("left", invitation.left());
            object.put("role", Roles.text(invitation.role()));
            object.put("groups", groups);
            object.put("by", invitation.by());
            object.put("until", invitation.until());
            json.add(object);
        }
        out.table(List.of("code", "left", "role", "groups", "by", "until"), rows, 1);
        out.json(json);
        return ExitStatus.OK;
    }
}
