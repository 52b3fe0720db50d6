package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.chat.room.Room;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists rooms. */
@Component(service = ShellCommand.class)
public final class RoomsCommand implements ShellCommand<RoomsCommand.Options> {
    private static final int PAGE = 200;
    private static final int MOST = 10_000;

    @Command(name = "rooms", description = "Lists the rooms that I can join, am asked into, or belong to.")
    static final class Options {
        @Option(
                names = "--joined",
                description = "only those that this device has joined; also while the tracker is away")
        boolean joined;
    }

    private final RoomEngine engine;

    @Activate
    public RoomsCommand(@Reference RoomEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var rooms = new ArrayList<Room>();
        if (options.joined) {
            rooms.addAll(engine.need().joined());
        } else {
            var page = Await.result(engine.need().list(Optional.empty(), PAGE));
            rooms.addAll(page.rooms());
            while (page.next().isPresent() && rooms.size() < MOST) {
                page = Await.result(engine.need().list(page.next(), PAGE));
                rooms.addAll(page.rooms());
            }
        }
        out.table(RoomTexts.ROOM_HEADER, rooms.stream().map(RoomTexts::row).toList(), 1, 2);
        out.json(rooms.stream().map(RoomTexts::json).toList());
        return ExitStatus.OK;
    }
}
