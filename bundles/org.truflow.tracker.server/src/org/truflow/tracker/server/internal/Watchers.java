package org.truflow.tracker.server.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who asked to be told of whom. Safe for any number of threads. */
final class Watchers {
    /** Names that one session can watch; the one asked for longest ago goes first. */
    static final int MOST = 1_000;

    private final Map<String, Set<Member>> byName = new HashMap<>();

    synchronized void watch(Member member, Collection<String> names) {
        var watched = member.watched();
        for (var name : names) {
            // Once more is as good as new.
            if (!watched.remove(name)) {
                byName.computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet(1))
                        .add(member);
            }
            watched.add(name);
            if (watched.size() > MOST) {
                forget(member, watched.removeFirst());
            }
        }
    }

    synchronized void leave(Member member) {
        member.watched().forEach(name -> forget(member, name));
        member.watched().clear();
    }

    /** Returns who watches a name. */
    synchronized Collection<Member> of(String name) {
        return Optional.ofNullable(byName.get(name))
                .<Collection<Member>>map(Set::copyOf)
                .orElse(List.of());
    }

    /** Returns how many names are watched by anyone. */
    synchronized int size() {
        return byName.size();
    }

    private void forget(Member member, String name) {
        var watching = Optional.ofNullable(byName.get(name)).orElseGet(HashSet::new);
        if (watching.remove(member) && watching.isEmpty()) {
            byName.remove(name);
        }
    }
}
