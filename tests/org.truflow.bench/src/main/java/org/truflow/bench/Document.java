package org.truflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code docs/benchmarks.md}: prose by people, and between the marks of each benchmark what its last run found. */
final class Document {
    private final Path file;

    Document(Path file) {
        this.file = file;
    }

    /** Puts {@code text} between the marks of {@code name}; a document without them gets them at its end. */
    void put(String name, String text) throws IOException {
        var before = Files.exists(file) ? Files.readString(file) : "# Benchmarks\n";
        var open = "<!-- " + name + ": written by ./truflow bench -->\n";
        var close = "<!-- end of " + name + " -->";
        var begin = before.indexOf(open);
        var end = before.indexOf(close);
        var block = open + "\n" + text.strip() + "\n\n" + close;
        var after = begin < 0 || end < begin
                ? before.stripTrailing() + "\n\n## " + name + "\n\n" + block + "\n"
                : before.substring(0, begin) + block + before.substring(end + close.length());
        Files.writeString(file, after);
    }
}
