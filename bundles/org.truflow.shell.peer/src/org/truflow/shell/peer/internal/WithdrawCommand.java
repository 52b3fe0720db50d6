package org.truflow.shell.peer.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes something back that was sent. */
@Component(service = ShellCommand.class)
public final class WithdrawCommand implements ShellCommand<WithdrawCommand.Options> {

    @Command(name = "withdraw", description = "Takes back what was sent: the question, or what is being fetched.")
    static final class Options {
        @Parameters(paramLabel = "ID", description = "as sends shows it")
        long id;
    }

    private final SendEngine engine;

    @Activate
    public WithdrawCommand(@Reference SendEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        engine.sending(options.id);
        engine.need().withdraw(options.id);
        return SendCommand.report(engine.sending(options.id), out);
    }
}
