package org.truflow.shell.peer.internal;

import static org.truflow.shell.EngineMissingException.need;

import java.io.IOException;
import java.util.LinkedHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.directory.DirectoryState;
import org.truflow.net.Network;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;

/** Shows my name, key and addresses. */
@Component(service = ShellCommand.class)
public final class WhoCommand implements ShellCommand<WhoCommand.Options> {

    @Command(name = "whoami", description = "Shows my name, key and addresses.")
    static final class Options {}

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Network network;

    private final Settings settings;
    private final Directories directories;

    @Activate
    public WhoCommand(@Reference Settings settings, @Reference Directories directories) {
        this.settings = settings;
        this.directories = directories;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var net = need(network, "network");
        var name = directories.all().stream()
                .map(directory -> directory.state() instanceof DirectoryState.Online(var registered) ? registered : "")
                .filter(registered -> !registered.isEmpty())
                .findFirst()
                .orElse(settings.get(PeerSettings.NAME));
        out.line("name       " + (name.isEmpty() ? "(none)" : name));
        out.line("peer id    " + net.self());
        for (var address : net.listening()) {
            out.line("listening  " + address.getHostString() + " port " + address.getPort());
        }
        out.line("data       " + settings.data());
        var object = new LinkedHashMap<String, Object>();
        object.put("name", name);
        object.put("peer", net.self());
        object.put(
                "listening",
                net.listening().stream()
                        .map(address -> address.getHostString() + ":" + address.getPort())
                        .toList());
        object.put("data", settings.data());
        out.json(object);
        return ExitStatus.OK;
    }
}
