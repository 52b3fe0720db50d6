package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.search.SearchPage;
import org.truflow.search.SearchProvider;
import org.truflow.search.SearchRequest;
import org.truflow.shell.EngineMissingException;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Finds files and folders of everyone, misspelt names too. */
@Component(service = ShellCommand.class)
public final class SearchCommand implements ShellCommand<SearchCommand.Options> {

    @Command(name = "sch", description = "Finds files and folders of everyone, misspelt names too.")
    static final class Options {
        @Parameters(
                arity = "0..*",
                paramLabel = "WORD",
                description = "words of the name in any order, and filters such as type:video size:>1G -word")
        String[] words = {};

        @Option(names = "--limit", paramLabel = "N", description = "most hits, 1 to 1000; 20 when left out")
        int limit = 20;

        @Option(names = "--more", description = "the next hits of the search before")
        boolean more;

        @Option(names = "--facets", description = "also counts what there is of each type, size and owner")
        boolean facets;

        @Unmatched
        List<String> excluded = new ArrayList<>();
    }

    /** Where the search before ended, by provider; those that have no more are missing. */
    private record Last(String query, Map<String, String> cursors) {}

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<SearchProvider> providers = List.of();

    private volatile Last last = new Last("", Map.of());

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var before = last;
        if (options.more && before.cursors().isEmpty()) {
            throw new IllegalArgumentException("there is no more of the search before");
        }
        var query = options.more ? before.query() : TypedQuery.of(options.words, options.excluded);
        TypedQuery.check(query);
        var asked = providers;
        if (asked.isEmpty()) {
            throw new EngineMissingException("tracker client");
        }
        var found = new Findings();
        var failures = new ArrayList<IOException>();
        var cursors = new LinkedHashMap<String, String>();
        var answers = new LinkedHashMap<SearchProvider, CompletionStage<SearchPage>>();
        for (var provider : asked) {
            var cursor = options.more
                    ? Optional.ofNullable(before.cursors().get(provider.name()))
                    : Optional.<String>empty();
            if (!options.more || cursor.isPresent()) {
                var request = new SearchRequest(query, options.limit, cursor, options.facets);
                answers.put(provider, provider.search(request));
            }
        }
        for (var answer : answers.entrySet()) {
            try {
                var page = Await.result(answer.getValue());
                found.add(page);
                page.cursor().ifPresent(cursor -> cursors.put(answer.getKey().name(), cursor));
            } catch (IOException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty() && failures.size() == answers.size()) {
            throw failures.getFirst();
        }
        last = new Last(query, cursors);
        found.show(out, !cursors.isEmpty());
        return ExitStatus.OK;
    }
}
