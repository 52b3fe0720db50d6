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
import picocli.CommandLine.Unmatched;

/** Has me told of whatever comes to match a search. */
@Component(service = ShellCommand.class)
public final class SaveSearchCommand implements ShellCommand<SaveSearchCommand.Options> {

    @Command(name = "save-search", description = "Has me told of whatever comes to match a search.")
    static final class Options {
        @Parameters(index = "0", paramLabel = "LABEL", description = "how I call it")
        String name = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORD", description = "what sch takes")
        String[] words = {};

        @Unmatched
        List<String> excluded = new ArrayList<>();
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
        var query = TypedQuery.of(options.words, options.excluded);
        TypedQuery.check(query);
        var kept = new ArrayList<SavedSearch>();
        for (var place : asked) {
            kept.addAll(Await.result(place.save(new SavedSearch(options.name, query))));
        }
        SearchesCommand.show(kept, out);
        return ExitStatus.OK;
    }
}
