package org.truflow.metrics;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One figure, as it stands now.
 *
 * @param name lower case with underscores, {@code truflow_} first, the unit last ({@code _seconds}, {@code _bytes}), and {@code _total} at the
 *     end of what only grows; the same name has the same kind and help everywhere
 * @param help one sentence
 * @param labels few values each, and none that others choose: never names of people or addresses
 */
public record Metric(String name, Kind kind, String help, Map<String, String> labels, double value) {
    private static final Pattern NAME = Pattern.compile("truflow(_[a-z0-9]+)+");
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9_]*");

    /** What may be done with a figure. */
    public enum Kind {
        /** Only grows, until the program starts anew. */
        COUNTER,
        /** Goes up and down. */
        GAUGE
    }

    public Metric {
        labels = Map.copyOf(labels);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(name + " is no name of a metric");
        }
        for (var label : labels.keySet()) {
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException(label + " is no name of a label");
            }
        }
    }

    public static Metric counter(String name, String help, double value) {
        return new Metric(name, Kind.COUNTER, help, Map.of(), value);
    }

    public static Metric gauge(String name, String help, double value) {
        return new Metric(name, Kind.GAUGE, help, Map.of(), value);
    }

    /** Returns the same figure of one of several things. */
    public Metric of(String label, String which) {
        return new Metric(name, kind, help, Map.of(label, which), value);
    }
}
