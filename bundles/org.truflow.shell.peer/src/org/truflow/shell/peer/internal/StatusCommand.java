package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.directory.Presence;
import org.truflow.net.Network;
import org.truflow.share.Share;
import org.truflow.share.Shares;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Sizes;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;
import org.truflow.transfer.Uploads;
import picocli.CommandLine.Command;

/** Shows how this peer is doing. */
@Component(service = ShellCommand.class)
public final class StatusCommand implements ShellCommand<StatusCommand.Options> {

    @Command(name = "status", description = "Shows how this peer is doing.")
    static final class Options {}

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Network network;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Shares shares;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Transfers transfers;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Uploads uploads;

    private final Directories directories;

    @Activate
    public StatusCommand(@Reference Directories directories) {
        this.directories = directories;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var json = new LinkedHashMap<String, Object>();
        network(out, json);
        directories(out, json);
        shares(out, json);
        transfers(out, json);
        out.json(json);
        return ExitStatus.OK;
    }

    private void network(Output out, Map<String, Object> json) throws IOException {
        var engine = network;
        if (engine == null) {
            out.line("network    not running");
            json.put("network", "not running");
            return;
        }
        out.line("network    " + engine.describe() + ", " + engine.sessions() + " sessions");
        json.put("network", Map.of("describe", engine.describe(), "sessions", engine.sessions()));
    }

    private void directories(Output out, Map<String, Object> json) throws IOException {
        var list = new ArrayList<Map<String, Object>>();
        for (var directory : directories.all()) {
            var online = directory.people().stream()
                    .filter(person -> person.presence() != Presence.OFFLINE)
                    .count();
            var state = Directories.describe(directory.state());
            out.line("directory  " + directory.name() + ": " + state + ", " + online + " people online");
            list.add(Map.of("name", directory.name(), "state", state, "online", online));
        }
        if (list.isEmpty()) {
            out.line("directory  none: no tracker is set, or its client is not running");
        }
        json.put("directories", list);
    }

    private void shares(Output out, Map<String, Object> json) throws IOException {
        var engine = shares;
        if (engine == null) {
            out.line("shares     not running");
            json.put("shares", "not running");
            return;
        }
        var all = engine.all();
        var files = all.stream().mapToLong(Share::files).sum();
        var hashed = all.stream().mapToLong(Share::hashedFiles).sum();
        var bytes = all.stream().mapToLong(Share::bytes).sum();
        out.line("shares     " + all.size() + ", " + files + " files, " + Sizes.bytes(bytes) + ", " + hashed
                + " hashed");
        json.put("shares", Map.of("shares", all.size(), "files", files, "bytes", bytes, "hashed", hashed));
    }

    private void transfers(Output out, Map<String, Object> json) throws IOException {
        var downloads = transfers;
        var served = uploads;
        if (downloads == null || served == null) {
            out.line("transfers  not running");
            json.put("transfers", "not running");
            return;
        }
        var running = downloads.all().stream()
                .filter(transfer -> transfer.state() instanceof TransferState.Running)
                .toList();
        var speed = running.stream().mapToDouble(Transfer::speed).sum();
        out.line("transfers  " + running.size() + " running at " + Sizes.bytes(speed) + "/s, "
                + served.active().size() + " uploads, " + Sizes.bytes(served.served()) + " served");
        json.put(
                "transfers",
                Map.of("running", running.size(), "uploads", served.active().size(), "served", served.served()));
    }
}
