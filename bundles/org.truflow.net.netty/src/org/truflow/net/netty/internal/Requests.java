package org.truflow.net.netty.internal;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.protocol.Message;

/**
 * What was asked in one session and not answered yet. Bounded; one that timed out stays until its answer comes, so
 * that a late answer is known for what it is, once.
 */
final class Requests {
    /** Most requests under way. */
    static final int MOST = 1_024;

    /** The class of the answer stands in the type of the request. */
    private static final ClassValue<Class<?>> ANSWERS = new ClassValue<>() {
        @Override
        protected Class<?> computeValue(@Nullable Class<?> type) {
            if (type != null) {
                for (var implemented : type.getGenericInterfaces()) {
                    if (implemented instanceof ParameterizedType generic
                            && generic.getRawType() == Message.Request.class
                            && generic.getActualTypeArguments()[0] instanceof Class<?> answer) {
                        return answer;
                    }
                }
            }
            throw new IllegalArgumentException(
                    type + " does not say what answers it: it should implement Request<TheAnswer>");
        }
    };

    private final ConcurrentHashMap<Long, @Nullable Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger count = new AtomicInteger();
    private volatile long answered;
    private volatile long progress = System.nanoTime();

    /** @param answer the class that the answer must have */
    record Waiting(long id, String name, Class<?> answer, CompletableFuture<Message> result, long since) {}

    /** @throws IOException if too many are under way */
    <R extends Message> Waiting add(Message.Request<R> request) throws IOException {
        var answer = ANSWERS.get(request.getClass());
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            throw new IOException(
                    MOST + " requests are under way in this session; wait for answers before asking more");
        }
        var added = new Waiting(
                ids.incrementAndGet(),
                request.getClass().getSimpleName(),
                answer,
                new CompletableFuture<>(),
                System.nanoTime());
        waiting.put(added.id(), added);
        return added;
    }

    /** Returns what {@code id} answers, and forgets it; null if nothing was asked under it. */
    @Nullable
    Waiting answered(long id) {
        var found = waiting.remove(id);
        if (found != null) {
            count.decrementAndGet();
            answered = Math.max(answered, id);
            progress = System.nanoTime();
        }
        return found;
    }

    /** Forgets one that was never sent. */
    void forget(Waiting unsent) {
        if (waiting.remove(unsent.id(), unsent)) {
            count.decrementAndGet();
        }
    }

    boolean any() {
        return count.get() > 0;
    }

    /** Notes that an answer is on its way, or that it is us who do not read. */
    void progress() {
        progress = System.nanoTime();
    }

    /** Returns those that waited too long: {@code nanos} without any answer, or behind one that was answered. */
    List<Waiting> overdue(long nanos) {
        var now = System.nanoTime();
        var late = new ArrayList<Waiting>();
        for (var request : waiting.values()) {
            if (request != null
                    && now - request.since() > nanos
                    && (now - progress > nanos || request.id() < answered)
                    && !request.result().isDone()) {
                late.add(request);
            }
        }
        return late;
    }

    /** Returns all, and forgets them. */
    List<Waiting> drain() {
        var all = new ArrayList<Waiting>();
        for (var id : List.copyOf(waiting.keySet())) {
            var request = answered(id);
            if (request != null) {
                all.add(request);
            }
        }
        return all;
    }
}
