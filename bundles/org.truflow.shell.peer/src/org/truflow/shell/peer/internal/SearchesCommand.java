package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.search.SavedSearch;
import org.truflow.search.SavedSearches;
import org.truflow.shell.Emphasis;
import org.truflow.shell.EngineMissingException;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Sizes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists saved searches, or what came to match them. */
@Component(service = ShellCommand.class)
public final class SearchesCommand implements ShellCommand<SearchesCommand.Options> {

    @Command(name = "searches", description = "Lists my saved searches, or what came to match them.")
    static final class Options {
        @Option(names = "--news", description = "what came to match them since the start, the newest last")
        boolean news;
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
        if (options.news) {
            showNews(asked.stream().flatMap(place -> place.news().stream()).toList(), out);
        } else {
            var kept = new ArrayList<SavedSearch>();
            for (var place : asked) {
                kept.addAll(Await.result(place.list()));
            }
            show(kept, out);
        }
        return ExitStatus.OK;
    }

    static void show(List<SavedSearch> kept, Output out) throws IOException {
        out.table(
                List.of("name", "query"),
                kept.stream()
                        .map(search -> List.of(search.name(), search.query()))
                        .toList());
        out.json(kept.stream()
                .map(search -> Map.of("name", search.name(), "query", search.query()))
                .toList());
    }

    private static void showNews(List<SavedSearches.News> news, Output out) throws IOException {
        out.table(
                List.of("search", "size", "name", "owner:path"),
                news.stream().map(SearchesCommand::row).toList(),
                1);
        out.json(news.stream().map(SearchesCommand::json).toList());
    }

    private static List<String> row(SavedSearches.News news) {
        var hit = news.hit();
        var place = hit.places().getFirst();
        return List.of(
                news.search(),
                Sizes.bytes(hit.size()),
                Emphasis.of(hit.name(), hit.marks()),
                place.user() + ":" + place.path());
    }

    private static Map<String, Object> json(SavedSearches.News news) {
        var object = new LinkedHashMap<String, Object>();
        object.put("search", news.search());
        object.put("hit", Findings.json(news.hit()));
        return object;
    }
}
