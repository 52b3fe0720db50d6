package org.truflow.shell.peer.internal;

import static org.truflow.shell.EngineMissingException.need;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.share.Shares;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Sizes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists my shares, or a folder of them. */
@Component(service = ShellCommand.class)
public final class MyFilesCommand implements ShellCommand<MyFilesCommand.Options> {

    @Command(name = "lpf", description = "Lists my shares, or a folder of them.")
    static final class Options {
        @Parameters(arity = "0..1", paramLabel = "PATH", description = "a folder of my own catalog, share label first")
        String path = "";
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
        return options.path.isEmpty()
                ? shares(engine, out)
                : Listings.print(out, after -> engine.list(options.path, after, Listings.PAGE));
    }

    private static int shares(Shares engine, Output out) throws IOException {
        var rows = new ArrayList<List<String>>();
        var json = new ArrayList<Map<String, Object>>();
        for (var share : engine.all()) {
            var state = !share.problem().isEmpty()
                    ? share.problem()
                    : share.scanning() ? "scanning" : share.hashedFiles() < share.files() ? "hashing" : "ready";
            rows.add(List.of(
                    share.label(),
                    String.valueOf(share.files()),
                    Sizes.bytes(share.bytes()),
                    String.valueOf(share.hashedFiles()),
                    state,
                    String.join(" ", share.audience().words()),
                    share.root().toString()));
            var object = new LinkedHashMap<String, Object>();
            object.put("label", share.label());
            object.put("root", share.root());
            object.put("files", share.files());
            object.put("bytes", share.bytes());
            object.put("hashedFiles", share.hashedFiles());
            object.put("hashedBytes", share.hashedBytes());
            object.put("scanning", share.scanning());
            object.put("to", share.audience().words());
            object.put("problem", share.problem());
            json.add(object);
        }
        out.table(List.of("share", "files", "size", "hashed", "state", "for", "folder"), rows, 1, 2, 3);
        out.json(json);
        return ExitStatus.OK;
    }
}
