package org.truflow.tracker.rooms.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The value of a note: columns with tabs between, texts and bytes in Base64, so that nothing in them can be taken for a tab. */
public final class Columns {
    private final List<String> columns;
    private int next;

    public Columns() {
        columns = new ArrayList<>();
    }

    /** Reads what {@link #toString} wrote. */
    public Columns(String value) {
        columns = List.of(value.split("\t", -1));
    }

    public Columns add(long number) {
        columns.add(Long.toString(number));
        return this;
    }

    public Columns add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public Columns add(byte[] bytes) {
        columns.add(Base64.getEncoder().encodeToString(bytes));
        return this;
    }

    public long number() {
        return Long.parseLong(columns.get(next++));
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return Base64.getDecoder().decode(columns.get(next++));
    }

    public boolean more() {
        return next < columns.size();
    }

    @Override
    public String toString() {
        return String.join("\t", columns);
    }
}
