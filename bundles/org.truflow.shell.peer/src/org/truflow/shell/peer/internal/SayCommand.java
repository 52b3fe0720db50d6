package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.chat.room.Saying;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says something in a room. */
@Component(service = ShellCommand.class)
public final class SayCommand implements ShellCommand<SayCommand.Options> {

    @Command(
            name = "say",
            description =
                    "Says something in a room. While the tracker is away it waits on disk, and goes by itself later.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "ROOM", description = "one that was joined")
        String room = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = "words, with a space between")
        List<String> text = new ArrayList<>();

        @Option(
                names = "--patience",
                paramLabel = "SECONDS",
                description = "how long to wait for the tracker, 5 unless told; 0 returns at once")
        int patience = 5;
    }

    private final RoomEngine engine;

    @Activate
    public SayCommand(@Reference RoomEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var saying = engine.need().say(options.room, String.join(" ", options.text));
        return report(saying, options.room, options.patience, out);
    }

    static int report(Saying saying, String room, int patience, Output out) throws IOException, InterruptedException {
        var number = await(saying, patience);
        out.line(number.map(line -> "line " + line + " of " + room).orElse("waits for the tracker"));
        var json = new LinkedHashMap<String, Object>();
        json.put("room", room);
        json.put("id", saying.id().toString());
        json.put("number", number);
        out.json(json);
        return ExitStatus.OK;
    }

    private static Optional<Long> await(Saying saying, int seconds) throws IOException, InterruptedException {
        try {
            return Optional.of(saying.said().toCompletableFuture().get(Math.max(0, seconds), TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException(String.valueOf(e.getCause()), e);
        }
    }
}
