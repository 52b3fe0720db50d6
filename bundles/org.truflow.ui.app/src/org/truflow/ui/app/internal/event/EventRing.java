package org.truflow.ui.app.internal.event;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.truflow.event.Subscription;
import org.truflow.ui.Level;
import org.truflow.ui.Visible;
import org.truflow.ui.app.internal.event.Happening.Kind;

/** The last things that happened; older ones make place for them. Any thread. */
final class EventRing {
    static final int MOST = 5_000;

    private final Clock clock;
    private final Deque<Happening> kept = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long next = 1;

    EventRing(Clock clock) {
        this.clock = clock;
    }

    /** @param text may be from outside: it is made fit to be shown */
    void add(Kind kind, Level level, String text) {
        synchronized (kept) {
            if (kept.size() == MOST) {
                kept.removeLast();
            }
            kept.addFirst(new Happening(next++, clock.instant(), kind, level, Visible.text(text)));
        }
        listeners.forEach(Runnable::run);
    }

    /** Returns what happened, the newest first. */
    List<Happening> all() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    void clear() {
        synchronized (kept) {
            kept.clear();
        }
        listeners.forEach(Runnable::run);
    }

    /** Calls {@code listener} after changes, on the thread that changed something; it returns at once. */
    Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Returns those of these kinds that contain every word, whatever the case.
     *
     * @param kinds all if empty
     */
    static List<Happening> filter(List<Happening> all, Set<Kind> kinds, String words) {
        var wanted = kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
        var parts = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        var found = new ArrayList<Happening>();
        for (var happening : all) {
            var text = happening.text().toLowerCase(Locale.ROOT);
            if (wanted.contains(happening.kind()) && parts.stream().allMatch(text::contains)) {
                found.add(happening);
            }
        }
        return List.copyOf(found);
    }
}
