package org.truflow.tracker.server.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.truflow.metrics.Metric;
import org.truflow.protocol.Message;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.MessageHandlers;

/** Counts what the tracker does. Names of what is counted are few and its own. Safe for any number of threads. */
final class Figures {
    private final Map<String, LongAdder> handled = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> nanos = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refused = new ConcurrentSkipListMap<>();
    private final LongAdder told = new LongAdder();
    private final LongAdder lines = new LongAdder();
    private final LongAdder linesDropped = new LongAdder();

    /** Returns a handler that is counted. */
    <Q extends Message.Request<R>, R extends Message> MessageHandlers.Handler<Q> counted(
            Class<Q> type, MessageHandlers.Answer<Q, R> answer) {
        var name = type.getSimpleName().toLowerCase(Locale.ROOT);
        return MessageHandlers.onRequest(type, (from, request) -> {
            var began = System.nanoTime();
            try {
                return answer.answer(from, request);
            } catch (RefusedException e) {
                refused(name, e);
                throw e;
            } finally {
                handled(name, System.nanoTime() - began);
            }
        });
    }

    /** A request of a kind was handled, in so many nanoseconds. */
    private void handled(String request, long took) {
        handled.computeIfAbsent(request, _ -> new LongAdder()).increment();
        nanos.computeIfAbsent(request, _ -> new LongAdder()).add(took);
    }

    private void refused(String request, RefusedException why) {
        refused.computeIfAbsent(request + ' ' + why.code().name().toLowerCase(Locale.ROOT), _ -> new LongAdder())
                .increment();
    }

    /** Some people were told to some sessions. */
    void told(long deliveries) {
        told.add(deliveries);
    }

    void line(int deliveries) {
        lines.add(deliveries);
    }

    void lineDropped() {
        linesDropped.increment();
    }

    List<Metric> metrics() {
        var all = new ArrayList<Metric>();
        handled.forEach((request, count) -> {
            all.add(Metric.counter("truflow_tracker_requests_total", "Requests that were handled.", count.sum())
                    .of("request", request));
            var took =
                    Optional.ofNullable(nanos.get(request)).map(LongAdder::sum).orElse(0L);
            all.add(Metric.counter(
                            "truflow_tracker_requests_seconds_total", "Time that handling them took.", took / 1e9)
                    .of("request", request));
        });
        refused.forEach((key, count) -> {
            var blank = key.indexOf(' ');
            all.add(new Metric(
                    "truflow_tracker_refusals_total",
                    Metric.Kind.COUNTER,
                    "Requests that were refused.",
                    Map.of("request", key.substring(0, blank), "error", key.substring(blank + 1)),
                    count.sum()));
        });
        all.add(Metric.counter("truflow_tracker_presence_told_total", "Messages that told who is there.", told.sum()));
        all.add(Metric.counter(
                "truflow_tracker_lines_total", "Lines handed on, counted at each receiver.", lines.sum()));
        all.add(Metric.counter("truflow_tracker_lines_dropped_total", "Lines beyond a budget.", linesDropped.sum()));
        return all;
    }
}
