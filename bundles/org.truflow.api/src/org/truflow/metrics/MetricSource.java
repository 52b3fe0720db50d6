package org.truflow.metrics;

import java.util.List;

/**
 * An engine that has figures about itself. Whiteboard: whoever shows them asks all services of this type, some times a
 * minute. So an engine only counts, and knows nobody who looks.
 */
public interface MetricSource {

    /** Returns all figures as they stand now. Call from any thread; does not wait. */
    List<Metric> metrics();

    /** Returns what does not work now, for people; empty when all is well. */
    default List<String> problems() {
        return List.of();
    }
}
