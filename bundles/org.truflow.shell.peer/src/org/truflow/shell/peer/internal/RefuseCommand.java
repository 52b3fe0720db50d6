package org.truflow.shell.peer.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.send.Incoming;
import org.truflow.send.Sends;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Refuses what somebody wants to send. */
@Component(service = ShellCommand.class)
public final class RefuseCommand extends OfferAction<RefuseCommand.Options> {

    @Command(name = "refuse", description = "Refuses what somebody wants to send.")
    static final class Options extends OfferOption {
        @Option(names = "--reason", paramLabel = "TEXT", description = "told to the sender")
        String reason = "";
    }

    @Activate
    public RefuseCommand(@Reference SendEngine engine) {
        super(engine);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    void act(Sends sends, Incoming offer, Options options, Output out) throws IOException {
        sends.refuse(options.id, options.reason);
    }
}
