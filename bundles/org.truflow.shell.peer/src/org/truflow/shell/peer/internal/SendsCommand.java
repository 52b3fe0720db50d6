package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Sizes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what was sent from here. */
@Component(service = ShellCommand.class)
public final class SendsCommand implements ShellCommand<SendsCommand.Options> {

    @Command(name = "sends", description = "Lists what was sent from here.")
    static final class Options {
        @Option(names = "--active", description = "leaves out what is over")
        boolean active;

        @Option(names = "--clear", description = "forgets what is over, then lists the rest")
        boolean clear;
    }

    private final SendEngine engine;

    @Activate
    public SendsCommand(@Reference SendEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        if (options.clear) {
            engine.need().clearSendings();
        }
        var listed = engine.need().sendings().stream()
                .filter(sending -> !options.active || !sending.state().over())
                .toList();
        out.table(
                List.of("id", "to", "state", "done", "size", "speed", "what", ""),
                listed.stream()
                        .map(sending -> List.of(
                                String.valueOf(sending.id()),
                                sending.user(),
                                SendTexts.state(sending.state()),
                                SendTexts.percent(sending.done(), sending.size()),
                                Sizes.bytes(sending.size()),
                                sending.speed() > 0 ? Sizes.bytes(sending.speed()) + "/s" : "",
                                SendTexts.what(sending),
                                SendTexts.detail(sending.state())))
                        .toList(),
                0,
                3,
                4,
                5);
        out.json(listed.stream().map(SendTexts::json).toList());
        return ExitStatus.OK;
    }
}
