package org.truflow.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of hostile-paths.txt. */
record HostilePath(Optional<PathFlaw> remoteFlaw, Optional<PathFlaw> safeFlaw, String path, String line) {
    private static final Pattern REPEATED = Pattern.compile("%([^%]+?)\\*([0-9]+)%");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u\\{([0-9a-f]*)\\}");

    static List<HostilePath> all() {
        try (var in = new BufferedReader(new InputStreamReader(
                HostilePath.class.getResourceAsStream("hostile-paths.txt"), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .map(HostilePath::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostilePath parse(String line) {
        var columns = line.split(" ", 3);
        var repeated = REPEATED.matcher(columns[2])
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
        var path = new StringBuilder();
        var escapes = ESCAPED.matcher(repeated);
        var at = 0;
        while (escapes.find()) {
            path.append(repeated, at, escapes.start());
            if (!escapes.group(1).isEmpty()) {
                path.appendCodePoint(Integer.parseInt(escapes.group(1), 16));
            }
            at = escapes.end();
        }
        path.append(repeated, at, repeated.length());
        return new HostilePath(flaw(columns[0]), flaw(columns[1]), path.toString(), line);
    }

    private static Optional<PathFlaw> flaw(String column) {
        return column.equals("-") ? Optional.empty() : Optional.of(PathFlaw.valueOf(column));
    }

    @Override
    public String toString() {
        return line;
    }
}
