package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets, changes or removes the password by which I add another device to my name. */
@Component(service = ShellCommand.class)
public final class PasswordCommand implements ShellCommand<PasswordCommand.Options> {

    @Command(
            name = "password",
            description = "Sets, changes or removes the password by which I add another device to my name.")
    static final class Options {
        @Option(names = "--file", paramLabel = "FILE", description = "holds the new password in its first line")
        String file = "";

        @Option(names = "--current", paramLabel = "FILE", description = "holds the present password, if there is one")
        String current = "";

        @Option(names = "--remove", description = "removes the password")
        boolean remove;
    }

    private final Directories directories;

    @Activate
    public PasswordCommand(@Reference Directories directories) {
        this.directories = directories;
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
        var changed = options.remove ? "" : read(out, options.file);
        var current = options.current.isEmpty() ? "" : read(out, options.current);
        Await.result(directories.account().password(current, changed));
        out.line(options.remove ? "the password is removed" : "the password is set");
        out.json(Map.of("password", !options.remove));
        return ExitStatus.OK;
    }

    private static String read(Output out, String file) throws IOException {
        var lines = Files.readAllLines(out.directory().resolve(file));
        if (lines.isEmpty() || lines.getFirst().isBlank()) {
            throw new IOException(file + " holds no password in its first line");
        }
        return lines.getFirst().strip();
    }
}
