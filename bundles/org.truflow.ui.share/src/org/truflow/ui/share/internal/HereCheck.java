package org.truflow.ui.share.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.ContentHash;

/**
 * Finds out, for the lines in sight, whether a content is here already: one at a time on a thread of its own, because it takes a look
 * at the disk; what came in sight last is looked for first. For any number of threads; only the thread of its own waits.
 */
final class HereCheck implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HereCheck.class);

    /** Questions that wait; older ones belong to lines that were scrolled past. */
    private static final int MOST_WAITING = 300;

    private static final int MOST_KNOWN = 20_000;

    private final Store store;
    private final Runnable changed;
    private final Deque<ContentHash> waiting = new ArrayDeque<>();
    private final Map<ContentHash, Boolean> known = new LinkedHashMap<>();
    private boolean working;
    private boolean closed;

    /** Where contents are. */
    @FunctionalInterface
    interface Store {
        boolean has(ContentHash content) throws IOException;
    }

    /** @param changed called on any thread after something was found */
    HereCheck(Store store, Runnable changed) {
        this.store = store;
        this.changed = changed;
    }

    synchronized void ask(ContentHash content) {
        if (closed || known.containsKey(content) || waiting.contains(content)) {
            return;
        }
        waiting.addFirst(content);
        if (waiting.size() > MOST_WAITING) {
            waiting.removeLast();
        }
        if (!working) {
            working = true;
            Thread.ofVirtual().name("ui-here").start(this::work);
        }
    }

    private void work() {
        for (var found = false; ; ) {
            ContentHash next;
            synchronized (this) {
                if (waiting.isEmpty() || closed) {
                    working = false;
                    next = null;
                } else {
                    next = waiting.removeFirst();
                }
            }
            if (next == null) {
                if (found) {
                    changed.run();
                }
                return;
            }
            found |= look(next);
        }
    }

    private boolean look(ContentHash content) {
        var here = false;
        try {
            here = store.has(content);
        } catch (IOException | RuntimeException e) {
            LOG.debug("whether {} is here cannot be told", content, e);
        }
        synchronized (this) {
            known.put(content, here);
            if (known.size() > MOST_KNOWN) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return here;
    }

    /** Returns those of them that are here. */
    synchronized Set<ContentHash> here() {
        var here = new HashSet<ContentHash>();
        known.forEach((content, is) -> {
            if (is) {
                here.add(content);
            }
        });
        return here;
    }

    /** Looks again for what is asked from now on. */
    synchronized void forget() {
        known.clear();
        waiting.clear();
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
    }
}
