package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.send.Incoming;
import org.truflow.send.Sends;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Accepts what somebody wants to send. */
@Component(service = ShellCommand.class)
public final class AcceptCommand extends OfferAction<AcceptCommand.Options> {

    @Command(name = "accept", description = "Accepts what somebody wants to send; it is fetched as downloads shows.")
    static final class Options extends OfferOption {
        @Option(
                names = "--to",
                paramLabel = "DIR",
                description = "folder to put it in; the downloads folder when left out")
        String to = "";

        @Option(
                names = "--always",
                description = "from now on accepts whatever this key sends, into the same folder; untrust ends that")
        boolean always;
    }

    @Activate
    public AcceptCommand(@Reference SendEngine engine) {
        super(engine);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    void act(Sends sends, Incoming offer, Options options, Output out) throws IOException {
        var folder = folder(options.to, out);
        sends.accept(options.id, folder);
        if (options.always) {
            sends.trust(offer.peer(), offer.user(), folder);
        }
    }

    /** Returns a folder as somebody gave it; empty for the downloads folder. */
    static Optional<Path> folder(String to, Output out) {
        return to.isEmpty()
                ? Optional.empty()
                : Optional.of(out.directory().resolve(to).normalize());
    }
}
