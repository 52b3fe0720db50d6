package org.truflow.shell.tracker.internal;

import java.io.IOException;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.tracker.TrackerAdmin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a copy of everything that a tracker needs to start. */
@Component(service = ShellCommand.class)
public final class BackupCommand implements ShellCommand<BackupCommand.Options> {

    @Command(
            name = "backup",
            description = "Copies the state, the key and the settings into a new folder, while the tracker runs."
                    + " The copy is a data folder: a tracker starts with it.")
    static final class Options {
        @Parameters(paramLabel = "DIR", description = "folder that is not there yet, or is empty")
        String folder = "";
    }

    private final TrackerEngine tracker;

    @Activate
    public BackupCommand(@Reference TrackerEngine tracker) {
        this.tracker = tracker;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException {
        TrackerAdmin admin = tracker.need();
        var folder = out.directory().resolve(options.folder).normalize();
        var bytes = admin.backup(folder);
        out.line("everything is in " + folder + ", " + bytes + " bytes");
        out.json(Map.of("folder", folder.toString(), "bytes", bytes));
        return ExitStatus.OK;
    }
}
