package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.id.PeerId;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Spans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a user, a key or a range of addresses out. */
@Component(service = ShellCommand.class)
public final class BanCommand extends AccountCommand<BanCommand.Options> {

    @Command(name = "ban", description = "Keeps a user, a key or a range of addresses out.")
    static final class Options {
        @Parameters(arity = "0..1", paramLabel = "USER", description = "need not be registered")
        String user = "";

        @Option(names = "--key", paramLabel = "ID", description = "a key, whatever its name")
        String key = "";

        @Option(names = "--range", paramLabel = "CIDR", description = "addresses, for example 192.0.2.0/24")
        String range = "";

        @Option(
                names = "--for",
                paramLabel = "TIME",
                description = "ends by itself, for example after 12h; for good when left out")
        String time = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "told to whom it hits")
        String reason = "";
    }

    @Activate
    public BanCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var time = options.time.isEmpty() ? Optional.<Duration>empty() : Optional.of(Spans.parse(options.time));
        var what = options.user + options.key + options.range;
        if (what.isEmpty() || !what.equals(options.user) && !what.equals(options.key) && !what.equals(options.range)) {
            throw new IllegalArgumentException("name one: a user, --key ID or --range CIDR");
        }
        if (!options.key.isEmpty()) {
            accounts().banKey(PeerId.parse(options.key), options.reason, time);
        } else if (!options.range.isEmpty()) {
            accounts().banRange(options.range, options.reason, time);
        } else {
            accounts().ban(options.user, options.reason, time);
        }
        out.line("banned " + what);
        var object = new LinkedHashMap<String, Object>();
        object.put("banned", what);
        object.put("reason", options.reason);
        object.put("seconds", time.map(Duration::toSeconds));
        out.json(object);
        return ExitStatus.OK;
    }
}
