package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Spans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an invitation; its code is shown this once. */
@Component(service = ShellCommand.class)
public final class InviteCommand extends AccountCommand<InviteCommand.Options> {

    @Command(name = "invite", description = "Makes an invitation; its code is shown this once.")
    static final class Options {
        @Option(names = "--uses", paramLabel = "N", description = "newcomers it lets in; 1 when left out")
        int uses = 1;

        @Option(
                names = "--for",
                paramLabel = "TIME",
                description = "how long it holds, for example 7d; for good when left out")
        String time = "";

        @Option(names = "--role", paramLabel = "ROLE", description = "of whoever comes with it; member when left out")
        String role = "member";

        @Option(
                names = "--group",
                paramLabel = "GROUP",
                description = "of whoever comes with it; may be given several times")
        List<String> groups = new ArrayList<>();
    }

    @Activate
    public InviteCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var time = options.time.isEmpty() ? Optional.<Duration>empty() : Optional.of(Spans.parse(options.time));
        var code = accounts().invite(options.uses, time, Roles.parse(options.role), Set.copyOf(options.groups));
        out.line(code);
        out.json(Map.of("code", code, "uses", options.uses));
        return ExitStatus.OK;
    }
}
