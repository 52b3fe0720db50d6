package org.truflow.shell.peer.internal;

import static org.truflow.shell.EngineMissingException.need;

import java.io.IOException;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.Transfers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists downloads. */
@Component(service = ShellCommand.class)
public final class DownloadsCommand implements ShellCommand<DownloadsCommand.Options> {

    @Command(name = "downloads", description = "Lists downloads.")
    static final class Options {
        @Option(names = "--active", description = "leaves out what is completed or cancelled")
        boolean active;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Transfers transfers;

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var listed = need(transfers, "transfer").all().stream()
                .filter(transfer -> !options.active || !Downloads.ended(transfer.state()))
                .toList();
        out.table(
                List.of("id", "state", "done", "size", "speed", "name", ""),
                listed.stream().map(Downloads::row).toList(),
                0,
                2,
                3,
                4);
        out.json(listed.stream().map(Downloads::json).toList());
        return ExitStatus.OK;
    }
}
