package org.truflow.metrics.http.internal;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.truflow.metrics.Metric;

/** Figures in the text format of Prometheus, version 0.0.4. */
final class PrometheusText {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private PrometheusText() {}

    static String of(Collection<Metric> metrics) {
        var byName = metrics.stream().collect(Collectors.groupingBy(Metric::name, TreeMap::new, Collectors.toList()));
        var text = new StringBuilder();
        byName.forEach((name, same) -> {
            var first = same.getFirst();
            text.append("# HELP ")
                    .append(name)
                    .append(' ')
                    .append(escaped(first.help()))
                    .append('\n');
            text.append("# TYPE ").append(name).append(' ');
            text.append(first.kind() == Metric.Kind.COUNTER ? "counter" : "gauge")
                    .append('\n');
            for (var metric : same) {
                text.append(name).append(labels(metric.labels())).append(' ');
                text.append(number(metric.value())).append('\n');
            }
        });
        return text.toString();
    }

    private static String labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=\""
                                        + escaped(label.getValue()).replace("\"", "\\\"") + '"')
                                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
