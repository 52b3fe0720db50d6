package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.send.Trust;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks again before anything of someone is accepted. */
@Component(service = ShellCommand.class)
public final class UntrustCommand implements ShellCommand<UntrustCommand.Options> {

    @Command(name = "untrust", description = "Asks again before anything of someone is accepted.")
    static final class Options {
        @Parameters(paramLabel = "USER|KEY", description = "as trust lists it")
        String who = "";
    }

    private final SendEngine engine;

    @Activate
    public UntrustCommand(@Reference SendEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var sends = engine.need();
        var key = TrustCommand.key(options.who);
        var ended = sends.trusted().stream()
                .filter(trust -> key.map(trust.peer()::equals)
                        .orElseGet(() -> trust.user().equals(options.who)))
                .map(Trust::peer)
                .toList();
        if (ended.isEmpty()) {
            throw new IOException(options.who + " is not trusted; trust lists who is");
        }
        for (var peer : ended) {
            sends.untrust(peer);
        }
        out.line(options.who + " is asked about again");
        out.json(List.copyOf(ended));
        return ExitStatus.OK;
    }
}
