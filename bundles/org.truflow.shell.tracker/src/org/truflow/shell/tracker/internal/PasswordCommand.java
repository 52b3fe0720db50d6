package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets or removes the password by which a user adds devices. */
@Component(service = ShellCommand.class)
public final class PasswordCommand extends AccountCommand<PasswordCommand.Options> {

    @Command(name = "password", description = "Sets or removes the password by which a user adds devices.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "USER", description = "as the list shows it")
        String user = "";

        @Option(names = "--file", paramLabel = "FILE", description = "holds the new password in its first line")
        String file = "";

        @Option(names = "--remove", description = "removes it")
        boolean remove;
    }

    @Activate
    public PasswordCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        if (options.remove == !options.file.isEmpty()) {
            throw new IllegalArgumentException("name one: --file FILE or --remove");
        }
        var lines = options.remove
                ? List.of("")
                : Files.readAllLines(out.directory().resolve(options.file));
        accounts().password(options.user, lines.isEmpty() ? "" : lines.getFirst());
        out.line("the password of " + options.user + " is " + (options.remove ? "removed" : "set"));
        out.json(Map.of("user", options.user, "password", !options.remove));
        return ExitStatus.OK;
    }
}
