package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.truflow.bench.Samples;

/** The CPU-time samples of a recording, in seconds by kind of work and by innermost method. For one thread. */
final class CpuSamples {
    private static final String EVENT = "jdk.CPUTimeSample";

    private final Map<Work, Double> byWork = new EnumMap<>(Work.class);
    private final Map<String, Double> byMethod = new HashMap<>();
    private double all;

    private CpuSamples() {}

    static CpuSamples read(Path recording) throws IOException {
        var samples = new CpuSamples();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                if (!event.getEventType().getName().equals(EVENT)) {
                    continue;
                }
                var seconds = event.getDuration("samplingPeriod").toNanos() / 1e9;
                samples.all += seconds;
                var trace = event.getStackTrace();
                var frames = trace == null ? java.util.List.<RecordedFrame>of() : trace.getFrames();
                samples.byWork.merge(Work.of(frames), seconds, Double::sum);
                samples.byMethod.merge(frames.isEmpty() ? "(unknown)" : name(frames.getFirst()), seconds, Double::sum);
            }
        }
        return samples;
    }

    /** Returns class and method. */
    static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    double seconds() {
        return all;
    }

    double seconds(Work work) {
        return byWork.getOrDefault(work, 0.0);
    }

    /** Returns the busiest methods with their seconds. */
    String top(int most) {
        return byMethod.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> each) -> each.getValue())
                        .reversed())
                .limit(most)
                .map(each -> "`" + each.getKey() + "` " + Samples.number(each.getValue(), 2))
                .collect(Collectors.joining(", "));
    }
}
