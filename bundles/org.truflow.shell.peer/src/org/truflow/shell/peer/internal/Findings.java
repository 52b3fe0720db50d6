package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.truflow.search.Facets;
import org.truflow.search.Hit;
import org.truflow.search.Place;
import org.truflow.search.SearchPage;
import org.truflow.search.SizeClass;
import org.truflow.search.query.MergedHits;
import org.truflow.shell.Emphasis;
import org.truflow.shell.Output;
import org.truflow.shell.Sizes;

/** What all providers found for one search. */
final class Findings {
    private static final int DIGITS_OF_HASH = 12;

    private final MergedHits hits = new MergedHits();
    private final List<Facets> facets = new ArrayList<>();
    private boolean cut;

    void add(SearchPage page) {
        hits.add(page.hits());
        page.facets().ifPresent(facets::add);
        cut |= page.cut();
    }

    void show(Output out, boolean more) throws IOException {
        var merged = hits.bestFirst();
        out.table(
                List.of("size", "sources", "name", "owner:path", "content"),
                merged.stream().map(Findings::row).toList(),
                0,
                1);
        for (var counts : facets) {
            out.line("");
            out.table(List.of("of", "which", "files"), rows(counts), 2);
        }
        if (cut) {
            out.line("The search ended early: there may be more. Say more words, or fewer common ones.");
        }
        if (more) {
            out.line("sch --more shows the next.");
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("hits", merged.stream().map(Findings::json).toList());
        json.put("cut", cut);
        json.put("more", more);
        json.put("facets", facets.stream().map(Findings::json).toList());
        out.json(json);
    }

    private static List<String> row(Hit hit) {
        var place = hit.places().getFirst();
        return List.of(
                hit.folder() ? "" : Sizes.bytes(hit.size()),
                String.valueOf(hit.sources()),
                Emphasis.of(hit.name(), hit.marks()) + (hit.folder() ? "/" : ""),
                place.user() + ":" + place.path(),
                hit.content()
                        .map(content -> content.toString().substring(0, DIGITS_OF_HASH))
                        .orElse(""));
    }

    private static List<List<String>> rows(Facets counts) {
        var rows = new ArrayList<List<String>>();
        var least = counts.complete() ? "" : "at least ";
        sorted(counts.types()).forEach(each -> rows.add(row("type", name(each.getKey()), least + each.getValue())));
        sorted(counts.sizes()).forEach(each -> rows.add(row("size", size(each.getKey()), least + each.getValue())));
        counts.owners().forEach(owner -> rows.add(row("owner", owner.user(), least + owner.count())));
        rows.add(row("online now", "", least + counts.online()));
        return rows;
    }

    private static List<String> row(String of, String which, String files) {
        return List.of(of, which, files);
    }

    private static <K extends Enum<K>> List<Map.Entry<K, Long>> sorted(Map<K, Long> counts) {
        return counts.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String size(SizeClass size) {
        return "from " + Sizes.bytes(size.least());
    }

    private static Map<String, Object> json(Facets counts) {
        var object = new LinkedHashMap<String, Object>();
        object.put("types", named(counts.types()));
        object.put("sizes", named(counts.sizes()));
        var owners = new LinkedHashMap<String, Object>();
        counts.owners().forEach(owner -> owners.put(owner.user(), owner.count()));
        object.put("owners", owners);
        object.put("online", counts.online());
        object.put("complete", counts.complete());
        return object;
    }

    private static <K extends Enum<K>> Map<String, Object> named(Map<K, Long> counts) {
        var object = new LinkedHashMap<String, Object>();
        sorted(counts).forEach(each -> object.put(name(each.getKey()), each.getValue()));
        return object;
    }

    static Map<String, Object> json(Hit hit) {
        var object = new LinkedHashMap<String, Object>();
        object.put("name", hit.name());
        object.put("folder", hit.folder());
        object.put("size", hit.size());
        object.put("modified", hit.modified());
        object.put("content", hit.content());
        object.put("score", hit.score());
        object.put("sources", hit.sources());
        object.put(
                "marks",
                hit.marks().stream()
                        .map(span -> List.of(span.from(), span.to()))
                        .toList());
        object.put("places", hit.places().stream().map(Findings::json).toList());
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
