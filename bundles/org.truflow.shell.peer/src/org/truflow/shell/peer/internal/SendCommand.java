package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.send.SendEvent;
import org.truflow.send.Sending;
import org.truflow.send.SendingState;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Following;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends files and folders to someone, who is asked first. */
@Component(service = ShellCommand.class)
public final class SendCommand implements ShellCommand<SendCommand.Options> {
    @Command(
            name = "send",
            description =
                    "Sends files and folders to someone, who is asked first; goes on by itself when both are there.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "USER", description = "who is to get it, as lap shows it")
        String user = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "file or folder")
        List<String> paths = new ArrayList<>();

        @Option(names = "--wait", description = "waits for the end and draws progress; the status tells success")
        boolean wait;
    }

    private final SendEngine engine;

    @Activate
    public SendCommand(@Reference SendEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var paths = options.paths.stream()
                .map(path -> out.directory().resolve(path).normalize())
                .toList();
        var sending = engine.need().send(options.user, paths);
        return options.wait ? untilEnded(sending.id(), out) : report(sending, out);
    }

    /** Writes where a send stands. */
    static int report(Sending sending, Output out) throws IOException {
        out.line(sending.id() + " " + SendTexts.state(sending.state()) + " " + SendTexts.detail(sending.state()) + "  "
                + SendTexts.what(sending) + " to " + sending.user());
        out.json(SendTexts.json(sending));
        return ExitStatus.OK;
    }

    private int untilEnded(long id, Output out) throws IOException, InterruptedException {
        return new Following<>(engine.slot(), (sends, changed) -> sends.subscribe(hear(id, changed)), sends -> {
                    var sending = sends.sending(id).orElseThrow(() -> new IOException("the send " + id + " is gone"));
                    if (sending.state().over()) {
                        return OptionalInt.of(end(sending, out));
                    }
                    out.progress(SendTexts.progress(sending));
                    return OptionalInt.empty();
                })
                .untilOver(out);
    }

    private static Consumer<SendEvent> hear(long id, Runnable changed) {
        return event -> {
            if (event instanceof SendEvent.Out(var sending) && sending.id() == id) {
                changed.run();
            }
        };
    }

    private static int end(Sending sending, Output out) throws IOException {
        out.json(SendTexts.json(sending));
        if (sending.state() instanceof SendingState.Completed) {
            out.line("completed " + SendTexts.what(sending) + " to " + sending.user() + ", "
                    + SendTexts.amount(sending.files(), sending.size()));
            return ExitStatus.OK;
        }
        out.error(SendTexts.state(sending.state()) + " " + SendTexts.detail(sending.state()) + "  "
                + SendTexts.what(sending) + " to " + sending.user());
        return ExitStatus.FAILED;
    }
}
