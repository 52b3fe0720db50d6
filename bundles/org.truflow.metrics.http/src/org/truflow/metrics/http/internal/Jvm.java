package org.truflow.metrics.http.internal;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.truflow.metrics.Metric;
import org.truflow.metrics.MetricSource;

/** Figures of the program that everything runs in. */
final class Jvm implements MetricSource {
    @Override
    public List<Metric> metrics() {
        var runtime = Runtime.getRuntime();
        var collections = ManagementFactory.getGarbageCollectorMXBeans();
        return List.of(
                Metric.gauge(
                        "truflow_jvm_heap_used_bytes",
                        "Heap in use, with garbage.",
                        runtime.totalMemory() - runtime.freeMemory()),
                Metric.gauge("truflow_jvm_heap_bytes", "Heap taken from the system.", runtime.totalMemory()),
                Metric.gauge("truflow_jvm_heap_most_bytes", "Most heap that may be taken.", runtime.maxMemory()),
                Metric.counter(
                        "truflow_jvm_collections_seconds_total",
                        "Time spent collecting garbage.",
                        collections.stream()
                                        .mapToLong(each -> each.getCollectionTime())
                                        .sum()
                                / 1e3),
                Metric.gauge(
                        "truflow_jvm_threads",
                        "Threads of the system.",
                        ManagementFactory.getThreadMXBean().getThreadCount()),
                Metric.gauge(
                        "truflow_uptime_seconds",
                        "Time since the program started.",
                        ManagementFactory.getRuntimeMXBean().getUptime() / 1e3));
    }
}
