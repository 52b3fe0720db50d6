package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes accounts of a file with a user and a password in each line. */
@Component(service = ShellCommand.class)
public final class ImportCommand extends AccountCommand<ImportCommand.Options> {

    @Command(name = "import", description = "Makes accounts of a file with a user and a password in each line.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "FILE", description = "as credentials.txt of the older shell programs")
        String file = "";
    }

    @Activate
    public ImportCommand(@Reference TrackerEngine tracker) {
        super(tracker);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var lines = Files.readAllLines(out.directory().resolve(options.file));
        var problems = accounts().importCredentials(lines);
        var taken = lines.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .count()
                - problems.size();
        for (var problem : problems) {
            out.error(problem);
        }
        out.line("imported " + taken + " users");
        var object = new LinkedHashMap<String, Object>();
        object.put("imported", taken);
        object.put("problems", problems);
        out.json(object);
        return ExitStatus.OK;
    }
}
