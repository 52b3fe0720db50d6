package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.queue.Manifest;
import org.truflow.transfer.swarm.internal.queue.Manifest.Line;

/** Asks again for files of a manifest that had no hash when they were listed, folder by folder, and completes those that have one now. */
final class LateHashes {
    private static final int PAGE = 1_000;
    private static final int MOST_AT_ONCE = 10_000;

    private final Tools tools;
    private final Wanted.Remote wanted;
    private final Path manifest;
    private final Deque<Map.Entry<String, Map<String, Line>>> folders = new ArrayDeque<>();
    private final CompletableFuture<Integer> result = new CompletableFuture<>();
    private int found;

    LateHashes(Tools tools, Wanted.Remote wanted, Path manifest) {
        this.tools = tools;
        this.wanted = wanted;
        this.manifest = manifest;
    }

    /** @return how many were completed; fails with {@link IOException} */
    CompletionStage<Integer> look() {
        onDisk(this::collect);
        return result;
    }

    private interface Work {
        void run() throws IOException;
    }

    private void onDisk(Work work) {
        try {
            tools.disk().execute(() -> {
                try {
                    work.run();
                } catch (IOException e) {
                    result.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(e);
        }
    }

    private void collect() throws IOException {
        var missing = new LinkedHashMap<String, Map<String, Line>>();
        var count = 0;
        try (var reader = new Manifest.Reader(manifest)) {
            for (var line = reader.next(); line.isPresent() && count < MOST_AT_ONCE; line = reader.next()) {
                if (!line.get().folder() && line.get().content().isEmpty()) {
                    var path = line.get().path();
                    var slash = path.lastIndexOf('/');
                    missing.computeIfAbsent(path.substring(0, Math.max(slash, 0)), _ -> new HashMap<>())
                            .put(path.substring(slash + 1), line.get());
                    count++;
                }
            }
        }
        folders.addAll(missing.entrySet());
        next();
    }

    private void next() {
        var folder = Lookup.poll(folders);
        if (folder == null) {
            result.complete(found);
        } else {
            ask(folder.getKey(), folder.getValue(), Optional.empty());
        }
    }

    private void ask(String folder, Map<String, Line> names, Optional<String> after) {
        tools.directories()
                .browse(wanted.user(), FolderLister.path(wanted, folder), after, PAGE)
                .whenComplete((page, e) -> {
                    if (e != null) {
                        result.completeExceptionally(Directories.cause(e));
                    } else {
                        onDisk(() -> take(folder, names, page));
                    }
                });
    }

    private void take(String folder, Map<String, Line> names, Listing page) throws IOException {
        for (var entry : page.entries()) {
            if (entry instanceof Entry.File file && file.content().isPresent() && file.size() >= 0) {
                var line = Lookup.remove(names, file.name());
                if (line != null) {
                    Manifest.hashed(manifest, line, file.size(), file.content().get());
                    found++;
                }
            }
        }
        if (page.next().isPresent() && !page.entries().isEmpty() && !names.isEmpty()) {
            ask(folder, names, page.next());
        } else {
            next();
        }
    }
}
