package org.truflow.tracker.server.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.tracker.store.StoredUser;

/**
 * Tells members who comes and goes: what happens within 100 ms goes out together, in one message to each session. A
 * session whose connection does not keep up is told later, of the outcome only.
 *
 * <p>While few people are registered everyone is told of everyone. Whoever comes when there are more is told only of
 * the people it watches, so that what is sent grows with what is looked at and not with the square of the people.
 */
final class PresenceFeed {
    static final Duration BATCH = Duration.ofMillis(100);
    /** Bytes that may wait in a session before it is left for later. */
    static final long MOST_PENDING = 32 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(PresenceFeed.class);
    private static final Duration SOON = Duration.ofMillis(10);

    private static final int MOST_PAGES = 1_000;

    private final Accounts accounts;
    private final Members members;
    private final PresenceLog log = new PresenceLog();
    private final WatchedPeople watched;
    private final Signal work = new Signal();
    private final Signal stop = new Signal();
    private final Thread thread;
    private volatile boolean closing;
    private final IntSupplier mostForAll;
    private final Figures figures;

    /** @param mostForAll people up to which a session is told of everyone */
    PresenceFeed(Accounts accounts, Members members, IntSupplier mostForAll, Figures figures) {
        this.accounts = accounts;
        this.members = members;
        this.mostForAll = mostForAll;
        this.figures = figures;
        this.watched = new WatchedPeople(log, figures);
        accounts.all().forEach(user -> refresh(user.name()));
        this.thread = Thread.ofVirtual().name("tracker-presence").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    /** Notes that something about a user may have changed. */
    void refresh(String name) {
        // One at a time, so that what was noted last is what was true last.
        synchronized (log) {
            var user = accounts.visible(name);
            if (user.isPresent() ? log.put(person(user.get())) : log.remove(name)) {
                work.raise();
            }
        }
    }

    /** Returns whether whoever comes now is told only of the people it watches. */
    boolean partial() {
        return accounts.count() > mostForAll.getAsInt();
    }

    /** Notes that a member has to be told what it may know. */
    void welcome(Member member) {
        if (member.partial()) {
            watched.welcome(member);
        } else {
            work.raise();
        }
    }

    /** Returns those who watch, and all that is known of people. */
    WatchedPeople watched() {
        return watched;
    }

    Person person(StoredUser user) {
        var presence = user.peers().stream()
                .flatMap(peer -> members.find(peer).stream())
                .map(Member::presence)
                .min(Comparator.comparingInt(PresenceFeed::rank))
                .orElse(Presence.OFFLINE);
        return new Person(
                user.name(),
                user.peers(),
                presence,
                user.lastSeen(),
                user.standing().groups());
    }

    /** Of several peers of a person the one that can be reached best decides. */
    private static int rank(Presence presence) {
        return switch (presence) {
            case ONLINE -> 0;
            case BUSY -> 1;
            case AWAY -> 2;
            case OFFLINE -> 3;
        };
    }

    /** Returns when nothing is sent any more. */
    void close() {
        closing = true;
        work.raise();
        stop.raise();
        join();
    }

    private void run() {
        var behind = new ArrayList<Member>();
        var lastRound = System.nanoTime();
        while (!closing) {
            if (behind.isEmpty()) {
                work.await();
                stop.await(BATCH);
            } else {
                stop.await(SOON);
            }
            if (closing) {
                return;
            }
            // Who is in the middle of a long list goes on soon; news wait for the next round, and go out together.
            if (behind.isEmpty() || System.nanoTime() - lastRound >= BATCH.toNanos()) {
                behind = tellAll();
                lastRound = System.nanoTime();
            } else {
                behind = tell(behind);
            }
        }
    }

    /** @return who is not up to date yet */
    private ArrayList<Member> tellAll() {
        var toldOfAll =
                members.all().stream().filter(member -> !member.partial()).toList();
        var concerned = watched.news();
        var behind = tell(toldOfAll);
        behind.addAll(tell(concerned));
        log.forgetGone(Math.min(
                watched.told(), toldOfAll.stream().mapToLong(Member::told).min().orElse(Long.MAX_VALUE)));
        return behind;
    }

    private ArrayList<Member> tell(Collection<Member> some) {
        var pages = new HashMap<Long, PresenceLog.Page>();
        var behind = new ArrayList<Member>();
        for (var member : some) {
            try {
                if (!closing
                        && members.present(member)
                        && !(member.partial() ? watched.tell(member) : tell(member, pages))) {
                    behind.add(member);
                }
            } catch (RuntimeException e) {
                LOG.error("{} cannot be told who is there", member.user(), e);
                member.session().close("internal error: the list of people cannot be sent");
            }
        }
        return behind;
    }

    /**
     * @param pages those made in this round, since most members stand at the same place
     * @return whether the member is up to date
     */
    private boolean tell(Member member, Map<Long, PresenceLog.Page> pages) {
        while (member.listing() || member.told() < log.last()) {
            if (member.session().pending() > MOST_PENDING) {
                return false;
            }
            if (pages.size() > MOST_PAGES) {
                pages.clear();
            }
            var page = pages.computeIfAbsent(member.told(), log::after);
            // A session that ended fails the push, and leaves by itself.
            member.session().push(page.message());
            figures.told(1);
            member.told(page.position(), member.listing() && !page.last());
        }
        return true;
    }

    private void join() {
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
