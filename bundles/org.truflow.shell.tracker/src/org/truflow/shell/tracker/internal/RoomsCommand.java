package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.chat.room.Room;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;

/** Lists the rooms. */
@Component(service = ShellCommand.class)
public final class RoomsCommand implements ShellCommand<RoomsCommand.Options> {

    @Command(name = "rooms", description = "Lists the rooms that people made here.")
    static final class Options {}

    private final RoomOffice office;

    @Activate
    public RoomsCommand(@Reference RoomOffice office) {
        this.office = office;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var rooms = office.need().rooms();
        out.table(
                List.of("room", "members", "here", "for", "topic"),
                rooms.stream()
                        .map(room -> List.of(
                                room.name(),
                                String.valueOf(room.members()),
                                String.valueOf(room.here()),
                                room.invited() ? "members" : "everyone",
                                room.topic()))
                        .toList(),
                1,
                2);
        out.json(rooms.stream().map(RoomsCommand::json).toList());
        return ExitStatus.OK;
    }

    private static Map<String, Object> json(Room room) {
        var json = new LinkedHashMap<String, Object>();
        json.put("room", room.name());
        json.put("topic", room.topic());
        json.put("invited", room.invited());
        json.put("members", room.members());
        json.put("here", room.here());
        return json;
    }
}
