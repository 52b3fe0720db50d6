package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
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
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Sizes;
import org.truflow.shell.StatusReport;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
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
    private volatile @Nullable Uploads uploads;

    private final Directories directories;
    private final TransferEngine transfers;

    @Activate
    public StatusCommand(@Reference Directories directories, @Reference TransferEngine transfers) {
        this.directories = directories;
        this.transfers = transfers;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var report = new StatusReport(out);
        report.network(network);
        directories(report);
        shares(report);
        transfers(report);
        return report.end();
    }

    private void directories(StatusReport report) throws IOException {
        var list = new ArrayList<Map<String, Object>>();
        for (var directory : directories.all()) {
            var online = directory.people().stream()
                    .filter(person -> person.presence() != Presence.OFFLINE)
                    .count();
            var state = Directories.describe(directory.state());
            report.line("directory", directory.name() + ": " + state + ", " + online + " people online");
            list.add(Map.of("name", directory.name(), "state", state, "online", online));
        }
        if (list.isEmpty()) {
            report.line("directory", "none: no tracker is set, or its client is not running");
        }
        report.put("directories", list);
    }

    private void shares(StatusReport report) throws IOException {
        var engine = shares;
        if (engine == null) {
            report.missing("shares");
            return;
        }
        var all = engine.all();
        var files = all.stream().mapToLong(Share::files).sum();
        var hashed = all.stream().mapToLong(Share::hashedFiles).sum();
        var bytes = all.stream().mapToLong(Share::bytes).sum();
        report.line("shares", all.size() + ", " + files + " files, " + Sizes.bytes(bytes) + ", " + hashed + " hashed");
        report.put("shares", Map.of("shares", all.size(), "files", files, "bytes", bytes, "hashed", hashed));
    }

    private void transfers(StatusReport report) throws IOException {
        var downloads = transfers.slot().running();
        var served = uploads;
        if (downloads.isEmpty() || served == null) {
            report.missing("transfers");
            return;
        }
        var running = downloads.get().all().stream()
                .filter(transfer -> transfer.state() instanceof TransferState.Running)
                .toList();
        var speed = running.stream().mapToDouble(Transfer::speed).sum();
        report.line(
                "transfers",
                running.size() + " running at " + Sizes.bytes(speed) + "/s, "
                        + served.active().size() + " uploads, " + Sizes.bytes(served.served()) + " served");
        report.put(
                "transfers",
                Map.of("running", running.size(), "uploads", served.active().size(), "served", served.served()));
    }
}
