package org.truflow.shell.peer.internal;

import static org.truflow.shell.EngineMissingException.need;

import java.io.IOException;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.identity.KeyRotation;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a new key for this installation; the old one vouches for it. */
@Component(service = ShellCommand.class)
public final class RotateKeyCommand implements ShellCommand<RotateKeyCommand.Options> {

    @Command(name = "rotate-key", description = "Makes a new key for this installation; the old one vouches for it.")
    static final class Options {
        @Option(names = "--yes", required = true, description = "really do it: everyone will see a new peer id")
        boolean yes;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable KeyRotation rotation;

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var peer = need(rotation, "identity").rotate();
        out.line("the new peer id is " + peer);
        out.json(Map.of("peer", peer));
        return ExitStatus.OK;
    }
}
