package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.chat.room.RoomChange;
import org.truflow.chat.room.RoomRole;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Spans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, shows and changes rooms. */
@Component(service = ShellCommand.class)
public final class RoomCommand implements ShellCommand<RoomCommand.Options> {
    private static final String ACTIONS =
            "create, members, history, edit, delete, topic, invite, uninvite, kick, ban, unban, mute, "
                    + "unmute, role, slow, newcomers or remove";

    @Command(name = "room", description = "Makes, shows and changes rooms.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "ACTION", description = ACTIONS)
        String action = "";

        @Parameters(index = "1", paramLabel = "ROOM", description = "its name")
        String room = "";

        @Parameters(
                index = "2..*",
                arity = "0..*",
                paramLabel = "MORE",
                description = "a user, a number of a line, a topic or a text, as the action needs it")
        List<String> more = new ArrayList<>();

        @Option(names = "--invited", description = "create: only for those who are invited, and encrypted for them")
        boolean invited;

        @Option(names = "--reason", paramLabel = "TEXT", description = "kick, ban, remove: told to whom it hits")
        String reason = "";

        @Option(
                names = "--for",
                paramLabel = "TIME",
                description = "mute: how long, for example 12h; an hour unless told")
        String time = "1h";

        @Option(names = "--limit", paramLabel = "N", description = "history: most lines; 50 unless told")
        int limit = 50;

        @Option(
                names = "--newcomers",
                paramLabel = "N",
                description = "create: lines that newcomers may read; 50 unless told")
        int newcomers = 50;
    }

    private final RoomEngine engine;

    @Activate
    public RoomCommand(@Reference RoomEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        return switch (options.action) {
            case "create" -> create(options, out);
            case "members" -> members(options, out);
            case "history" -> history(options, out);
            case "edit" -> {
                var number = number(options);
                var text = String.join(" ", options.more.subList(1, options.more.size()));
                yield SayCommand.report(engine.need().edit(options.room, number, text), options.room, 5, out);
            }
            case "delete" ->
                SayCommand.report(engine.need().delete(options.room, number(options)), options.room, 5, out);
            default -> change(options, out);
        };
    }

    private int create(Options options, Output out) throws IOException, InterruptedException {
        var lines = options.invited ? 0 : options.newcomers;
        var room = Await.result(
                engine.need().create(options.room, String.join(" ", options.more), options.invited, lines));
        out.line("made " + room.name() + (room.invited() ? ", for those who are invited" : ", for everyone"));
        out.json(RoomTexts.json(room));
        return ExitStatus.OK;
    }

    private int members(Options options, Output out) throws IOException, InterruptedException {
        var members = Await.result(engine.need().members(options.room));
        out.table(
                List.of("name", "role", "here", "muted until"),
                members.stream()
                        .map(member -> List.of(
                                member.name(),
                                RoomTexts.lower(member.role().name()),
                                member.here() ? "yes" : "",
                                member.muted().map(Object::toString).orElse("")))
                        .toList());
        out.json(members.stream().map(RoomTexts::json).toList());
        return ExitStatus.OK;
    }

    private int history(Options options, Output out) throws IOException {
        var lines = engine.need().history(options.room, Long.MAX_VALUE, options.limit);
        for (var line : lines) {
            out.line(RoomTexts.text(line));
        }
        out.json(lines.stream().map(RoomTexts::json).toList());
        return ExitStatus.OK;
    }

    private int change(Options options, Output out) throws IOException, InterruptedException {
        var change = change(options);
        Await.result(engine.need().change(options.room, change).thenApply(_ -> options.room));
        out.line("done");
        out.json(Map.of("room", options.room, "action", options.action));
        return ExitStatus.OK;
    }

    private static RoomChange change(Options options) {
        return switch (options.action) {
            case "topic" -> new RoomChange.Topic(String.join(" ", options.more));
            case "invite" -> new RoomChange.Invite(first(options, "a user"));
            case "uninvite" -> new RoomChange.Uninvite(first(options, "a user"));
            case "kick" -> new RoomChange.Kick(first(options, "a user"), options.reason);
            case "ban" -> new RoomChange.Ban(first(options, "a user"), options.reason);
            case "unban" -> new RoomChange.Unban(first(options, "a user"));
            case "mute" -> new RoomChange.Mute(first(options, "a user"), Spans.parse(options.time));
            case "unmute" -> new RoomChange.Mute(first(options, "a user"), Duration.ZERO);
            case "role" -> new RoomChange.Grant(first(options, "a user"), role(options));
            case "slow" -> new RoomChange.Slow(Duration.ofSeconds(whole(first(options, "a number of seconds"))));
            case "newcomers" -> new RoomChange.History((int) whole(first(options, "a number of lines")));
            case "remove" -> new RoomChange.Remove(options.reason);
            default -> throw new IllegalArgumentException("an action is one of " + ACTIONS + ", not " + options.action);
        };
    }

    private static RoomRole role(Options options) {
        var typed = options.more.size() < 2 ? "" : options.more.get(1);
        for (var role : RoomRole.values()) {
            if (role.name().equalsIgnoreCase(typed)) {
                return role;
            }
        }
        throw new IllegalArgumentException("a role is owner, moderator or member, not " + typed);
    }

    private static long number(Options options) {
        return whole(first(options, "the number of a line"));
    }

    private static long whole(String typed) {
        try {
            var number = Integer.parseInt(typed);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException("a whole number from 0 on is needed, not " + typed);
    }

    private static String first(Options options, String what) {
        if (options.more.isEmpty()) {
            throw new IllegalArgumentException(options.action + " needs " + what + " after the room");
        }
        return options.more.getFirst();
    }
}
