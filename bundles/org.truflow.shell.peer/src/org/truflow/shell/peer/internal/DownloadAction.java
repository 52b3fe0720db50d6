package org.truflow.shell.peer.internal;

import java.io.IOException;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.Transfers;

/** Something that is done to a download; tells afterwards where the download stands. */
abstract class DownloadAction<O extends DownloadOption> implements ShellCommand<O> {
    private final TransferEngine engine;

    DownloadAction(TransferEngine engine) {
        this.engine = engine;
    }

    abstract void act(Transfers transfers, O options, Output out) throws IOException;

    @Override
    public final int run(O options, Output out) throws IOException, InterruptedException {
        engine.find(options.id);
        act(engine.need(), options, out);
        return Waiting.report(engine.find(options.id), out);
    }
}
