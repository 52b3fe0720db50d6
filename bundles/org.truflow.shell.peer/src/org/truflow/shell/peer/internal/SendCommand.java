package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.send.Sending;
import org.truflow.send.SendingState;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends files and folders to someone, who is asked first. */
@Component(service = ShellCommand.class)
public final class SendCommand implements ShellCommand<SendCommand.Options> {
    /** How often it is looked how it is going, in milliseconds. */
    private static final int PULSE = 200;

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

    /** Stays with it even when the engine is stopped and started again meanwhile. */
    private int untilEnded(long id, Output out) throws IOException, InterruptedException {
        while (true) {
            var running = engine.running();
            if (running.isEmpty()) {
                out.progress("the direct send engine is not running; waiting for it");
            } else {
                var sending =
                        running.get().sending(id).orElseThrow(() -> new IOException("the send " + id + " is gone"));
                if (sending.state().over()) {
                    return end(sending, out);
                }
                out.progress(SendTexts.progress(sending));
            }
            Thread.sleep(PULSE);
        }
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
