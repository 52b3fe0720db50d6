package org.truflow.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.preferences.InstanceScope;

/**
 * Which columns are shown, how wide, in which order, and by which one rows are ordered: kept in the profile.
 *
 * @param columns in their order from left to right
 * @param sort id of a column, if rows are ordered by one
 */
record ColumnLayout(List<Shown> columns, Optional<String> sort, boolean descending) {
    private static final String NODE = "org.truflow.ui";
    private static final int LEAST_WIDTH = 16;
    private static final int MOST_WIDTH = 4_000;

    /** @param width in pixels */
    record Shown(String id, int width, boolean visible) {}

    static ColumnLayout first(List<? extends Column<?>> columns) {
        return new ColumnLayout(
                columns.stream()
                        .map(column -> new Shown(column.id(), column.width(), column.shown()))
                        .toList(),
                Optional.empty(),
                false);
    }

    /** Reads what was kept for a table, without columns that it has no more, and with those that are new. */
    static ColumnLayout load(String table, List<? extends Column<?>> columns) {
        return parse(InstanceScope.INSTANCE.getNode(NODE).get("columns." + table, ""), columns);
    }

    void save(String table) {
        InstanceScope.INSTANCE.getNode(NODE).put("columns." + table, text());
    }

    /** Returns for example {@code name:200:1,size:80:0;size;1}. */
    String text() {
        return columns.stream()
                        .map(column -> column.id() + ":" + column.width() + ":" + (column.visible() ? 1 : 0))
                        .collect(Collectors.joining(","))
                + ";" + sort.orElse("") + ";" + (descending ? 1 : 0);
    }

    static ColumnLayout parse(String text, List<? extends Column<?>> columns) {
        var first = first(columns);
        var parts = text.split(";", -1);
        if (parts.length != 3) {
            return first;
        }
        var found = new ArrayList<Shown>();
        for (var part : parts[0].split(",")) {
            var words = part.split(":");
            first.columns().stream()
                    .filter(column -> words.length == 3 && column.id().equals(words[0]))
                    .filter(column ->
                            found.stream().noneMatch(other -> other.id().equals(column.id())))
                    .findFirst()
                    .ifPresent(column ->
                            found.add(new Shown(column.id(), width(words[1], column.width()), words[2].equals("1"))));
        }
        first.columns().stream()
                .filter(column -> found.stream().noneMatch(other -> other.id().equals(column.id())))
                .forEach(found::add);
        if (found.stream().noneMatch(Shown::visible)) {
            return first;
        }
        var sort = Optional.of(parts[1])
                .filter(id ->
                        first.columns().stream().anyMatch(column -> column.id().equals(id)));
        return new ColumnLayout(List.copyOf(found), sort, parts[2].equals("1"));
    }

    private static int width(String text, int otherwise) {
        try {
            var width = Integer.parseInt(text);
            return width >= LEAST_WIDTH && width <= MOST_WIDTH ? width : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    int indexOf(String id) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).id().equals(id))
                .findFirst()
                .orElse(-1);
    }

    ColumnLayout sortedBy(Optional<String> id, boolean down) {
        return new ColumnLayout(columns, id, down);
    }

    ColumnLayout with(int index, Shown changed) {
        var all = new ArrayList<>(columns);
        all.set(index, changed);
        return new ColumnLayout(List.copyOf(all), sort, descending);
    }
}
