package org.truflow.ui.app.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.settings.NetSettings;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Arguments of the workbench. */
@Command(
        name = "truflow",
        description = "Opens the workbench, or a link in the one that is open.",
        footer = "What is given here is kept in truflow.conf in the data folder, and need not be given again.")
final class WorkbenchOptions {
    @Parameters(arity = "0..1", paramLabel = "LINK", description = "a truflow: or magnet: link to open")
    @Nullable
    String link;

    @Option(names = "--data", paramLabel = "DIR", description = "folder of the profile: everything that is kept")
    @Nullable
    String data;

    @Option(names = "--name", paramLabel = "NAME", description = "the name other people see")
    @Nullable
    String name;

    @Option(names = "--tracker", paramLabel = "HOST:PORT", description = "where to meet")
    @Nullable
    String tracker;

    @Option(names = "--downloads", paramLabel = "DIR", description = "folder for finished downloads")
    @Nullable
    String downloads;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "address to listen on; all when left out")
    @Nullable
    String bind;

    @Option(names = "--port", paramLabel = "N", description = "TCP port to listen on; 0 takes any free one")
    @Nullable
    String port;

    @Option(names = "--no-shell", hidden = true, description = "understood so that all products take the same options")
    boolean noShell;

    @Option(names = "--verbose", description = "logs more")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    boolean help;

    /** Returns what was given, by key of its setting. */
    Map<String, String> given() {
        var given = new LinkedHashMap<String, String>();
        give(given, PeerSettings.NAME, name);
        give(given, PeerSettings.TRACKER, tracker);
        give(given, PeerSettings.DOWNLOADS, downloads);
        give(given, NetSettings.BIND, bind);
        give(given, NetSettings.PORT, port);
        return given;
    }

    private static void give(Map<String, String> given, Setting<?> setting, @Nullable String value) {
        if (value != null) {
            given.put(setting.key(), value);
        }
    }
}
