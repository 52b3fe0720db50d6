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
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Sizes;
import org.truflow.transfer.Uploads;
import picocli.CommandLine.Command;

/** Lists what others fetch from here now. */
@Component(service = ShellCommand.class)
public final class UploadsCommand implements ShellCommand<UploadsCommand.Options> {

    @Command(name = "uploads", description = "Lists what others fetch from here now.")
    static final class Options {}

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Uploads uploads;

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var engine = need(uploads, "transfer");
        var rows = new ArrayList<List<String>>();
        var json = new ArrayList<Map<String, Object>>();
        for (var upload : engine.active()) {
            rows.add(List.of(
                    upload.user(), Sizes.bytes(upload.sent()), Sizes.bytes(upload.speed()) + "/s", upload.name()));
            var object = new LinkedHashMap<String, Object>();
            object.put("user", upload.user());
            object.put("peer", upload.peer());
            object.put("content", upload.content());
            object.put("name", upload.name());
            object.put("sent", upload.sent());
            object.put("speed", Math.round(upload.speed()));
            json.add(object);
        }
        out.table(List.of("user", "sent", "speed", "name"), rows, 1, 2);
        out.json(Map.of("active", json, "served", engine.served()));
        return ExitStatus.OK;
    }
}
