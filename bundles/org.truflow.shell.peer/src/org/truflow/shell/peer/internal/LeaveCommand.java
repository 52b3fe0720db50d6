package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Leaves a room. */
@Component(service = ShellCommand.class)
public final class LeaveCommand implements ShellCommand<LeaveCommand.Options> {

    @Command(name = "leave", description = "Leaves a room and forgets what was said there.")
    static final class Options {
        @Parameters(paramLabel = "ROOM", description = "as rooms shows it")
        String room = "";
    }

    private final RoomEngine engine;

    @Activate
    public LeaveCommand(@Reference RoomEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        Await.result(engine.need().leave(options.room).thenApply(_ -> options.room));
        out.line("left " + options.room);
        out.json(Map.of("left", options.room));
        return ExitStatus.OK;
    }
}
