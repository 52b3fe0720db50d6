package org.truflow.shell.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.truflow.shell.Emphasis;
import org.truflow.shell.Output;

/** Lays text out and hands it to two sinks. One run of one command uses it; not for several threads. */
final class TextOutput implements Output {

    /** Takes text; fails when nobody is there any more. */
    @FunctionalInterface
    interface Sink {
        void write(String text) throws IOException;
    }

    /** What is known of whoever asked. */
    record Caller(boolean json, boolean interactive, int width, Path directory) {}

    private static final int GAP = 2;
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[22m";
    private static final String ERASE = "\r\u001b[K";

    private final Caller caller;
    private final Sink out;
    private final Sink err;
    private boolean progressShown;

    TextOutput(Caller caller, Sink out, Sink err) {
        this.caller = caller;
        this.out = out;
        this.err = err;
    }

    @Override
    public boolean wantsJson() {
        return caller.json();
    }

    @Override
    public boolean interactive() {
        return caller.interactive() && !caller.json();
    }

    @Override
    public int width() {
        return caller.width();
    }

    @Override
    public Path directory() {
        return caller.directory();
    }

    @Override
    public void line(String text) throws IOException {
        if (!caller.json()) {
            eraseProgress();
            out.write(emphasized(Printable.of(text)) + "\n");
        }
    }

    @Override
    public void table(List<String> header, List<List<String>> rows, Integer... right) throws IOException {
        var all = new ArrayList<List<String>>();
        all.add(header);
        rows.forEach(row -> all.add(row.stream().map(Printable::of).toList()));
        var widths = new int[header.size()];
        for (var row : all) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], columns(row.get(i)));
            }
        }
        var toTheRight = Set.of(right);
        for (var row : all) {
            var line = new StringBuilder();
            for (var i = 0; i < widths.length; i++) {
                var pad = " ".repeat(widths[i] - columns(row.get(i)));
                line.append(toTheRight.contains(i) ? pad + row.get(i) : row.get(i) + pad);
                line.append(" ".repeat(GAP));
            }
            line(line.toString().stripTrailing());
        }
    }

    @Override
    public void progress(String text) throws IOException {
        if (interactive()) {
            var plain = Printable.of(text);
            out.write(ERASE + plain.substring(0, Math.min(plain.length(), Math.max(1, caller.width() - 1))));
            progressShown = true;
        } else {
            // Nothing is drawn, but a caller that has gone must be noticed all the same.
            out.write("");
        }
    }

    @Override
    public void json(Object value) throws IOException {
        if (caller.json()) {
            out.write(Json.of(value) + "\n");
        }
    }

    @Override
    public void error(String text) throws IOException {
        eraseProgress();
        err.write(Printable.of(text) + "\n");
    }

    private void eraseProgress() throws IOException {
        if (progressShown) {
            out.write(ERASE);
            progressShown = false;
        }
    }

    private String emphasized(String text) {
        if (text.indexOf(Emphasis.BEGIN) < 0 && text.indexOf(Emphasis.END) < 0) {
            return text;
        }
        var shown = text.replace(String.valueOf(Emphasis.BEGIN), caller.interactive() ? BOLD : "")
                .replace(String.valueOf(Emphasis.END), caller.interactive() ? PLAIN : "");
        return caller.interactive() ? shown + PLAIN : shown;
    }

    private static int columns(String text) {
        return (int) text.codePoints()
                .filter(letter -> letter != Emphasis.BEGIN && letter != Emphasis.END)
                .count();
    }
}
