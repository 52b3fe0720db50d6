package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.Sizes;

/** Prints folders page by page, so that a large one needs no large memory. */
final class Listings {
    static final int PAGE = 500;
    /** JSON is one value, so it is gathered first; more than this is left out, and said. */
    private static final int MOST_JSON = 100_000;

    private Listings() {}

    @FunctionalInterface
    interface Pages {
        Listing after(Optional<String> name) throws IOException, InterruptedException;
    }

    static int print(Output out, Pages pages) throws IOException, InterruptedException {
        var json = new ArrayList<Map<String, Object>>();
        Optional<String> next = Optional.empty();
        do {
            var page = pages.after(next);
            if (out.wantsJson()) {
                page.entries().forEach(entry -> json.add(json(entry)));
            } else {
                out.table(
                        List.of("size", "changed", "name"),
                        page.entries().stream().map(Listings::row).toList(),
                        0);
            }
            next = page.next();
        } while (next.isPresent() && json.size() < MOST_JSON);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("entries", json);
        answer.put("next", next);
        out.json(answer);
        return ExitStatus.OK;
    }

    private static List<String> row(Entry entry) {
        return switch (entry) {
            case Entry.Folder(var name) -> List.of("", "", name + "/");
            case Entry.File(var name, var size, var modified, var content) ->
                List.of(
                        Sizes.bytes(size),
                        modified.truncatedTo(ChronoUnit.SECONDS).toString(),
                        name + (content.isEmpty() ? "  (not hashed yet)" : ""));
        };
    }

    private static Map<String, Object> json(Entry entry) {
        var object = new LinkedHashMap<String, Object>();
        object.put("name", entry.name());
        object.put("folder", entry instanceof Entry.Folder);
        if (entry instanceof Entry.File(var _, var size, var modified, var content)) {
            object.put("size", size);
            object.put("modified", modified);
            object.put("content", content);
        }
        return object;
    }
}
