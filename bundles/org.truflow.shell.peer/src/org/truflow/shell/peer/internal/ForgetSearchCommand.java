package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.search.SavedSearch;
import org.truflow.search.SavedSearches;
import org.truflow.shell.EngineMissingException;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets a saved search. */
@Component(service = ShellCommand.class)
public final class ForgetSearchCommand implements ShellCommand<ForgetSearchCommand.Options> {

    @Command(name = "forget-search", description = "Forgets a saved search.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "LABEL", description = "how I call it")
        String name = "";
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<SavedSearches> places = List.of();

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var asked = places;
        if (asked.isEmpty()) {
            throw new EngineMissingException("tracker client");
        }
        var kept = new ArrayList<SavedSearch>();
        for (var place : asked) {
            kept.addAll(Await.result(place.forget(options.name)));
        }
        SearchesCommand.show(kept, out);
        return ExitStatus.OK;
    }
}
