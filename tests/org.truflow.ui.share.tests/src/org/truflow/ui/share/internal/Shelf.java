package org.truflow.ui.share.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.id.ContentHash;

/** A catalog with one folder of so many files, whose pages come when the test says so. */
final class Shelf implements Catalog {
    static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    final List<String> asked = new ArrayList<>();
    private final Deque<Runnable> answers = new ArrayDeque<>();
    private final List<Entry> entries;
    boolean fails;

    Shelf(List<Entry> entries) {
        this.entries = entries;
    }

    static Shelf files(int count) {
        var files = new ArrayList<Entry>();
        for (var i = 0; i < count; i++) {
            files.add(file(String.format("file%07d", i), i));
        }
        return new Shelf(files);
    }

    static Entry.File file(String name, long size) {
        return new Entry.File(name, size, THEN, Optional.of(content(name)));
    }

    static ContentHash content(String name) {
        var bytes = new byte[32];
        bytes[0] = (byte) name.hashCode();
        bytes[1] = (byte) (name.hashCode() >> 8);
        bytes[2] = (byte) (name.hashCode() >> 16);
        return ContentHash.of(bytes);
    }

    @Override
    public CompletionStage<Listing> page(String path, Optional<String> after, int limit) {
        asked.add(path + ">" + after.orElse(""));
        var result = new CompletableFuture<Listing>();
        answers.add(() -> {
            if (fails) {
                result.completeExceptionally(new IOException("no route"));
                return;
            }
            var from = after.map(name -> index(name) + 1).orElse(0);
            var to = Math.min(entries.size(), from + limit);
            var next = to < entries.size() ? Optional.of(entries.get(to - 1).name()) : Optional.<String>empty();
            result.complete(new Listing(entries.subList(from, to), next));
        });
        return result;
    }

    private int index(String name) {
        for (var i = 0; i < entries.size(); i++) {
            if (entries.get(i).name().equals(name)) {
                return i;
            }
        }
        return entries.size();
    }

    /** Answers everything that was asked. */
    void answer() {
        while (!answers.isEmpty()) {
            answers.remove().run();
        }
    }
}
