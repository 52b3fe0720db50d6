package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.id.ContentHash;
import org.truflow.search.Hit;
import org.truflow.search.Place;
import org.truflow.search.SearchProvider;
import org.truflow.search.SearchRequest;
import org.truflow.shell.EngineMissingException;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Sizes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds files and folders of everyone, misspelt names too. */
@Component(service = ShellCommand.class)
public final class SearchCommand implements ShellCommand<SearchCommand.Options> {

    @Command(name = "sch", description = "Finds files and folders of everyone, misspelt names too.")
    static final class Options {
        @Parameters(arity = "1..*", paramLabel = "WORD", description = "words of the name, in any order")
        String[] words = {};

        @Option(names = "--limit", paramLabel = "N", description = "most hits, 1 to 1000; 20 when left out")
        int limit = 20;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<SearchProvider> providers = List.of();

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var asked = providers;
        if (asked.isEmpty()) {
            throw new EngineMissingException("tracker client");
        }
        var request = new SearchRequest(String.join(" ", options.words), options.limit, Optional.empty());
        var hits = new ArrayList<Hit>();
        var cut = false;
        var failures = new ArrayList<IOException>();
        for (var answer :
                asked.stream().map(provider -> provider.search(request)).toList()) {
            try {
                var page = Await.result(answer);
                hits.addAll(page.hits());
                cut |= page.cut();
            } catch (IOException e) {
                failures.add(e);
            }
        }
        if (failures.size() == asked.size()) {
            throw failures.getFirst();
        }
        var merged = merge(hits);
        out.table(
                List.of("size", "sources", "name", "owner:path", "content"),
                merged.stream().map(SearchCommand::row).toList(),
                0,
                1);
        out.json(Map.of("hits", merged.stream().map(SearchCommand::json).toList(), "cut", cut));
        return ExitStatus.OK;
    }

    /** Several providers may know the same content: one hit then, with all its places. */
    private static List<Hit> merge(List<Hit> hits) {
        var merged = new ArrayList<Hit>();
        var byContent = new LinkedHashMap<ContentHash, Hit>();
        for (var hit : hits) {
            if (hit.content().isEmpty()) {
                merged.add(hit);
            } else {
                byContent.merge(hit.content().get(), hit, SearchCommand::union);
            }
        }
        merged.addAll(byContent.values());
        merged.sort(Comparator.comparingDouble(Hit::score).reversed());
        return merged;
    }

    private static Hit union(Hit a, Hit b) {
        var best = a.score() >= b.score() ? a : b;
        var places = Stream.concat(a.places().stream(), b.places().stream())
                .distinct()
                .toList();
        return new Hit(best.name(), best.folder(), best.size(), best.modified(), best.content(), places, best.score());
    }

    private static List<String> row(Hit hit) {
        var place = hit.places().getFirst();
        return List.of(
                hit.folder() ? "" : Sizes.bytes(hit.size()),
                String.valueOf(hit.places().stream().map(Place::peer).distinct().count()),
                hit.name() + (hit.folder() ? "/" : ""),
                place.user() + ":" + place.path(),
                hit.content()
                        .map(content -> content.toString().substring(0, 12))
                        .orElse(""));
    }

    private static Map<String, Object> json(Hit hit) {
        var object = new LinkedHashMap<String, Object>();
        object.put("name", hit.name());
        object.put("folder", hit.folder());
        object.put("size", hit.size());
        object.put("modified", hit.modified());
        object.put("content", hit.content());
        object.put("score", hit.score());
        object.put("places", hit.places().stream().map(SearchCommand::json).toList());
        return object;
    }

    private static Map<String, Object> json(Place place) {
        var object = new LinkedHashMap<String, Object>();
        object.put("user", place.user());
        object.put("peer", place.peer());
        object.put("path", place.path());
        object.put("online", place.online());
        return object;
    }
}
