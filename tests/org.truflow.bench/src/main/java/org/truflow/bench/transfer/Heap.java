package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * What garbage collections saw of the heap in a recording that begins and ends with one.
 *
 * @param peak most MiB in use, garbage included
 * @param live most MiB in use after a collection
 * @param allocated MiB in all
 */
record Heap(double peak, double live, double allocated) {
    static final String EVENT = "jdk.GCHeapSummary";
    private static final double MIB = 1 << 20;

    static Heap read(Path recording) throws IOException {
        var events = RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals(EVENT))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
        var peak = 0L;
        var live = 0L;
        var allocated = 0L;
        var left = -1L;
        for (var event : events) {
            var used = event.getLong("heapUsed");
            if (event.getString("when").startsWith("Before")) {
                peak = Math.max(peak, left < 0 ? 0 : used);
                allocated += left < 0 ? 0 : used - left;
            } else {
                live = Math.max(live, used);
                left = used;
            }
        }
        return new Heap(peak / MIB, live / MIB, allocated / MIB);
    }
}
