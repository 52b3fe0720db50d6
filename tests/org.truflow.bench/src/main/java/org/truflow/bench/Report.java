package org.truflow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark found, as Markdown that a terminal shows well too. For one thread. */
public final class Report {
    private final StringBuilder text = new StringBuilder();

    /** A table; the first column is text, the others are figures. */
    public record Table(List<String> head, List<List<String>> rows) {
        public Table(String... head) {
            this(List.of(head), new ArrayList<>());
        }

        public Table row(String... cells) {
            if (cells.length != head.size()) {
                throw new IllegalArgumentException(cells.length + " cells in a table of " + head.size() + " columns");
            }
            rows.add(List.of(cells));
            return this;
        }
    }

    /** Adds a paragraph. */
    public void say(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append("\n\n");
    }

    public void add(Table table) {
        var widths = new int[table.head().size()];
        var lines = new ArrayList<List<String>>();
        lines.add(table.head());
        lines.addAll(table.rows());
        for (var line : lines) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(Math.max(3, widths[i]), line.get(i).length());
            }
        }
        append(table.head(), widths);
        text.append('|');
        for (var i = 0; i < widths.length; i++) {
            text.append('-').append("-".repeat(widths[i])).append(i == 0 ? "-|" : ":|");
        }
        text.append('\n');
        table.rows().forEach(row -> append(row, widths));
        text.append('\n');
    }

    /** Returns the Markdown. */
    public String text() {
        return text.toString();
    }

    private void append(List<String> cells, int[] widths) {
        text.append('|');
        for (var i = 0; i < widths.length; i++) {
            var blank = " ".repeat(widths[i] - cells.get(i).length());
            text.append(' ')
                    .append(i == 0 ? cells.get(i) + blank : blank + cells.get(i))
                    .append(" |");
        }
        text.append('\n');
    }
}
