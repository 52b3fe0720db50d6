package org.truflow.tracker.server.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.directory.Person;
import org.truflow.protocol.tracker.PresenceChanged;

/**
 * Tells sessions of the people they watch. {@link #news} and {@link #tell} are for one thread; the others for any.
 */
final class WatchedPeople {
    private final PresenceLog log;
    private final Figures figures;
    private final Watchers watchers = new Watchers();
    private volatile long told;
    /** The last message: those who watch the same people are told the same, and it is made and encoded once. */
    private @Nullable PresenceChanged last;

    WatchedPeople(PresenceLog log, Figures figures) {
        this.log = log;
        this.figures = figures;
    }

    /** Tells whoever came of itself, so that it knows that a tracker's list begins. */
    void welcome(Member member) {
        synchronized (member) {
            var self = log.person(member.user());
            member.session()
                    .push(new PresenceChanged(true, true, self.map(List::of).orElse(List.of()), List.of()));
        }
    }

    void watch(Member member, Collection<String> names) {
        watchers.watch(member, names);
    }

    void leave(Member member) {
        watchers.leave(member);
    }

    /** Tells a member of one person now, who is about to connect to it. */
    void introduce(Member member, String name) {
        if (!member.partial() || member.session().pending() > PresenceFeed.MOST_PENDING) {
            return;
        }
        synchronized (member) {
            log.person(name)
                    .ifPresent(person ->
                            member.session().push(new PresenceChanged(false, true, List.of(person), List.of())));
        }
    }

    Optional<Person> person(String name) {
        return log.person(name);
    }

    List<Person> people(String after, int limit, Predicate<Person> wanted) {
        return log.people(after, limit, wanted);
    }

    int size() {
        return log.size();
    }

    /** Returns the position in the log up to which members have it noted what they are to be told. */
    long told() {
        return told;
    }

    /** Notes with each member that watches someone what is new. @return those members */
    Collection<Member> news() {
        var news = log.news(told);
        var concerned = new LinkedHashSet<Member>();
        for (var name : news.names()) {
            for (var member : watchers.of(name)) {
                if (member.partial()) {
                    synchronized (member) {
                        member.unheard().add(name);
                    }
                    concerned.add(member);
                }
            }
        }
        told = news.position();
        return concerned;
    }

    /** @return whether the member is up to date */
    boolean tell(Member member) {
        synchronized (member) {
            while (!member.unheard().isEmpty()) {
                if (member.session().pending() > PresenceFeed.MOST_PENDING) {
                    return false;
                }
                member.session().push(page(member));
                figures.told(1);
            }
        }
        return true;
    }

    private PresenceChanged page(Member member) {
        var people = new ArrayList<Person>();
        var removed = new ArrayList<String>();
        // One less than a full page: what follows is never the end of a list.
        var names = member.unheard().stream().limit(PresenceChanged.MOST - 1).toList();
        for (var name : names) {
            log.person(name).ifPresentOrElse(people::add, () -> removed.add(name));
        }
        names.forEach(member.unheard()::remove);
        var page = new PresenceChanged(false, true, people, removed);
        var before = last;
        if (before != null && before.equals(page)) {
            return before;
        }
        last = page;
        return page;
    }
}
