package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.truflow.bench.Usage;

/** What the threads of a process used, those of one purpose added up. */
record Threads(Map<String, Usage> byName) {
    static final Threads NONE = new Threads(Map.of());

    static Threads of(long pid) throws IOException {
        var sums = new HashMap<String, Usage>();
        try (var tasks = Files.newDirectoryStream(Path.of("/proc", String.valueOf(pid), "task"))) {
            for (var task : tasks) {
                try {
                    // Names of threads are cut to 15 characters by Linux; numbers at their end only count them.
                    var name = Files.readString(task.resolve("comm")).strip().replaceAll("[-#]?\\d+(-\\d+)?$", "");
                    sums.merge(name, Usage.of(task), Threads::sum);
                } catch (NoSuchFileException e) {
                    continue; // The thread ended in between.
                }
            }
        }
        return new Threads(sums);
    }

    Threads since(Threads before) {
        var differences = new HashMap<String, Usage>();
        byName.forEach((name, usage) ->
                differences.put(name, usage.since(before.byName.getOrDefault(name, new Usage(0, 0)))));
        return new Threads(differences);
    }

    /** The busiest first. */
    void forEach(BiConsumer<String, Usage> action) {
        byName.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Usage> each) ->
                                each.getValue().seconds())
                        .reversed())
                .forEach(each -> action.accept(each.getKey(), each.getValue()));
    }

    private static Usage sum(Usage one, Usage other) {
        return new Usage(one.user() + other.user(), one.kernel() + other.kernel());
    }
}
