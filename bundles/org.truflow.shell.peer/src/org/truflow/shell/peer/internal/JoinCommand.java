package org.truflow.shell.peer.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Joins a room. */
@Component(service = ShellCommand.class)
public final class JoinCommand implements ShellCommand<JoinCommand.Options> {

    @Command(name = "join", description = "Joins a room, for good: over restarts, until I leave it.")
    static final class Options {
        @Parameters(paramLabel = "ROOM", description = "as rooms shows it")
        String room = "";
    }

    private final RoomEngine engine;

    @Activate
    public JoinCommand(@Reference RoomEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var room = Await.result(engine.need().join(options.room));
        out.line("joined " + room.name() + (room.topic().isEmpty() ? "" : ": " + room.topic()));
        out.json(RoomTexts.json(room));
        return ExitStatus.OK;
    }
}
