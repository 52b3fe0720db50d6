package org.truflow.shell.peer.internal;

import static org.truflow.shell.EngineMissingException.need;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.share.Audience;
import org.truflow.share.Shares;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shares a folder or a file. */
@Component(service = ShellCommand.class)
public final class PublishCommand implements ShellCommand<PublishCommand.Options> {

    @Command(name = "pub", description = "Shares a folder or a file.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "PATH", description = "what to share")
        String path = "";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "LABEL",
                description = "name that others see; the name of the folder when left out")
        String label = "";

        @Option(
                names = "--to",
                paramLabel = "WHO",
                split = ",",
                description = "who may see it: a user, @GROUP, everyone or nobody; may be given several times")
        List<String> to = new ArrayList<>();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Shares shares;

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var engine = need(shares, "share");
        var path = out.directory().resolve(options.path).normalize();
        var share = options.to.isEmpty()
                ? engine.publish(path, options.label)
                : engine.publish(path, options.label, Audience.parse(options.to));
        var to = share.audience().words();
        out.line("sharing " + share.root() + " as " + share.label() + " with " + String.join(", ", to));
        out.json(Map.of("label", share.label(), "root", share.root(), "to", to));
        return ExitStatus.OK;
    }
}
