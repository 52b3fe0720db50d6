package org.truflow.shell.peer.internal;

import java.io.IOException;
import org.truflow.send.Incoming;
import org.truflow.send.Sends;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;

/** Something that is done to an offer; tells afterwards where it stands. */
abstract class OfferAction<O extends OfferOption> implements ShellCommand<O> {
    private final SendEngine engine;

    OfferAction(SendEngine engine) {
        this.engine = engine;
    }

    abstract void act(Sends sends, Incoming offer, O options, Output out) throws IOException;

    @Override
    public final int run(O options, Output out) throws IOException, InterruptedException {
        act(engine.need(), engine.offer(options.id), options, out);
        var offer = engine.offer(options.id);
        OffersCommand.report(offer, out);
        out.json(SendTexts.json(offer));
        return ExitStatus.OK;
    }
}
