package org.truflow.chat.direct.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Who types now. It ends by itself, since whoever goes away says nothing any more. For several threads. */
final class Typists {
    private static final int SECONDS = 6;

    private final ScheduledExecutorService timer;
    private final Consumer<String> changed;
    private final Map<String, Future<?>> typing = new ConcurrentHashMap<>();

    Typists(ScheduledExecutorService timer, Consumer<String> changed) {
        this.timer = timer;
        this.changed = changed;
    }

    void heard(String user, boolean now) {
        var old = Optional.<Future<?>>ofNullable(
                now
                        ? typing.put(user, timer.schedule(() -> heard(user, false), SECONDS, TimeUnit.SECONDS))
                        : typing.remove(user));
        old.ifPresent(each -> each.cancel(false));
        if (now == old.isEmpty()) {
            changed.accept(user);
        }
    }

    boolean types(String user) {
        return typing.containsKey(user);
    }
}
