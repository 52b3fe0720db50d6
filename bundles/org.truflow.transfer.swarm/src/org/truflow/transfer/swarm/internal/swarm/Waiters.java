package org.truflow.transfer.swarm.internal.swarm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;

/**
 * Downloads that need no turn because nobody who has them can be reached. All of them are asked for again and again, many with one
 * question, and soon after somebody came. Of a queue that is long those are asked for beforehand that wait for their turn, so that
 * those which can be fetched do not wait behind many that cannot. Confined to the lane.
 */
final class Waiters {
    static final String NOBODY = "nobody who has it is online";

    private static final long SECOND = 1_000_000_000L;
    private static final long EVERY = 30 * SECOND;
    private static final long LEAST = 2 * SECOND;
    private static final int MOST_ASKED = 1_000;
    private static final int MOST_WOKEN = 50;
    private static final int LONG_QUEUE = 50;

    /** What is done with those about whom something is known now. */
    interface Answer {
        /** Somebody may have it. */
        void wake(Download download);

        /** Nobody has it. */
        void sleep(Download download);
    }

    private final Tools tools;
    private final Answer answer;
    private final Set<Download> waiting = new LinkedHashSet<>();
    private final Set<Download> unknown = new LinkedHashSet<>();
    private boolean asking;
    private int left;
    private long wakeAt;
    private long wokenAt;
    private long changedAt;

    Waiters(Tools tools, Answer answer) {
        this.tools = tools;
        this.answer = answer;
        var now = tools.nanos().getAsLong();
        wakeAt = now + EVERY;
        wokenAt = now - LEAST;
        changedAt = now;
    }

    /** Waits for somebody. */
    void add(Download download) {
        waiting.add(download);
        if (changedAt - download.begunAt() > 0) {
            // It gave up by what it heard before the change, and was not here when that was asked about.
            wakeSoon(tools.nanos().getAsLong());
        }
    }

    /** Waits for its turn; nobody has asked yet who has it. */
    void addUnknown(Download download) {
        if (download.item().content().isPresent()) {
            unknown.add(download);
        }
    }

    void remove(Download download) {
        waiting.remove(download);
        unknown.remove(download);
    }

    /** Somebody came or went. */
    void directoriesChanged(long now) {
        changedAt = now;
        wakeSoon(now);
    }

    private void wakeSoon(long now) {
        wakeAt = Math.min(wakeAt, Math.max(now + SECOND / 4, wokenAt + LEAST));
    }

    void tick(long now) {
        if (asking) {
            return;
        }
        if (unknown.size() > LONG_QUEUE) {
            ask(unknown);
        } else if (now - wakeAt >= 0) {
            wokenAt = now;
            wakeAt = now + EVERY + tools.random().nextLong(EVERY / 4);
            left = waiting.size();
            wakeUnresolved();
            ask(waiting);
        } else if (left > 0) {
            ask(waiting);
        }
    }

    /** Those of whom it is not known what they are can only be asked for one by one. */
    private void wakeUnresolved() {
        waiting.stream()
                .filter(download -> download.item().content().isEmpty())
                .limit(MOST_WOKEN)
                .toList()
                .forEach(answer::wake);
    }

    private void ask(Set<Download> among) {
        var asked = new LinkedHashMap<ContentHash, List<Download>>();
        for (var download : among.stream().limit(MOST_ASKED).toList()) {
            left--;
            // Behind the others, so that all have their turn when there are very many.
            among.remove(download);
            if (among == waiting) {
                among.add(download);
            }
            download.item()
                    .content()
                    .ifPresent(content -> asked.computeIfAbsent(content, _ -> new ArrayList<>())
                            .add(download));
        }
        if (asked.isEmpty()) {
            return;
        }
        asking = true;
        tools.directories()
                .sources(asked.keySet())
                .whenComplete((found, e) -> tools.lane().execute(() -> {
                    asking = false;
                    if (e == null) {
                        asked.forEach((content, group) -> told(group, found.getOrDefault(content, List.of())));
                    }
                }));
    }

    private void told(Collection<Download> group, List<Source> sources) {
        var there = sources.stream()
                .anyMatch(source -> source.online()
                        && !source.peer().equals(tools.sessions().self()));
        for (var download : group) {
            if (there && waiting.contains(download)) {
                answer.wake(download);
            } else if (!there && download.queued()) {
                answer.sleep(download);
            }
        }
    }
}
