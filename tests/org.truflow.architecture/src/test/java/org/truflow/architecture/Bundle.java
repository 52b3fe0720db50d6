package org.truflow.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Manifest;

/** One bundle of the project: its folder and its manifest as written. */
record Bundle(Path folder, Manifest manifest) {

    /** The symbolic name without {@code org.truflow.} before it. */
    String room() {
        return folder.getFileName().toString().substring("org.truflow.".length());
    }

    Path classes() {
        return folder.resolve("target/classes");
    }

    boolean hasClasses() {
        return Files.isDirectory(classes());
    }

    String header(String name) {
        var value = manifest.getMainAttributes().getValue(name);
        return value == null ? "" : value;
    }

    /** The clauses of a header such as {@code Import-Package}. */
    List<Clause> clauses(String name) {
        return split(header(name), ',').stream().map(Clause::parse).toList();
    }

    /** Splits at the separator where it does not stand between quotes. */
    static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (!part.toString().isBlank()) {
            parts.add(part.toString().strip());
        }
        return parts;
    }
}
