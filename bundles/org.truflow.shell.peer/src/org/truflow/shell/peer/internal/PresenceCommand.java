package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.directory.Presence;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says how I want to be seen. */
@Component(service = ShellCommand.class)
public final class PresenceCommand implements ShellCommand<PresenceCommand.Options> {

    /** What can be said; offline is said by leaving. */
    enum State {
        ONLINE(Presence.ONLINE),
        AWAY(Presence.AWAY),
        BUSY(Presence.BUSY);

        private final Presence presence;

        State(Presence presence) {
            this.presence = presence;
        }
    }

    @Command(name = "presence", description = "Says how I want to be seen: online, away or busy.")
    static final class Options {
        @Parameters(paramLabel = "STATE", description = "online, away or busy")
        State state = State.ONLINE;
    }

    private final Directories directories;

    @Activate
    public PresenceCommand(@Reference Directories directories) {
        this.directories = directories;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException {
        for (var directory : directories.need()) {
            directory.appear(options.state.presence);
        }
        var state = options.state.name().toLowerCase(Locale.ROOT);
        out.line("you are seen as " + state);
        out.json(Map.of("presence", state));
        return ExitStatus.OK;
    }
}
