package org.truflow.chat.rooms.internal.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A value: columns with tabs between, texts and bytes in Base64, so that nothing in them can be taken for a tab. */
final class Row {
    private final List<String> columns;
    private int next;

    Row() {
        columns = new ArrayList<>();
    }

    /** Reads what {@link #toString} wrote. */
    Row(String value) {
        columns = List.of(value.split("\t", -1));
    }

    public Row add(long number) {
        columns.add(Long.toString(number));
        return this;
    }

    public Row add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public Row add(byte[] bytes) {
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
