package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a room for all. */
@Component(service = ShellCommand.class)
public final class RemoveRoomCommand implements ShellCommand<RemoveRoomCommand.Options> {

    @Command(name = "remove-room", description = "Ends a room for all, and forgets what was said there.")
    static final class Options {
        @Parameters(paramLabel = "ROOM", description = "as rooms shows it")
        String room = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "told to its members")
        String reason = "";
    }

    private final RoomOffice office;

    @Activate
    public RemoveRoomCommand(@Reference RoomOffice office) {
        this.office = office;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        if (!office.need().remove(options.room, options.reason)) {
            throw new IOException("there is no room " + options.room + "; rooms lists them");
        }
        out.line("removed " + options.room);
        out.json(Map.of("removed", options.room));
        return ExitStatus.OK;
    }
}
