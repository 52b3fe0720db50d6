package org.truflow.tracker.server.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.tracker.store.StoredUser;

/**
 * Tells all members who comes and goes: what happens within 100 ms goes out together, in one message to each session.
 * A session whose connection does not keep up is told later, of the outcome only.
 */
final class PresenceFeed {
    static final Duration BATCH = Duration.ofMillis(100);
    /** Bytes that may wait in a session before it is left for later. */
    static final long MOST_PENDING = 256 * 1024;

    private static final int MOST_PAGES = 1_000;

    private final Accounts accounts;
    private final Members members;
    private final PresenceLog log = new PresenceLog();
    private final Signal work = new Signal();
    private final Thread thread;
    private volatile boolean closing;

    PresenceFeed(Accounts accounts, Members members) {
        this.accounts = accounts;
        this.members = members;
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

    /** Notes that a member has to be told everything. */
    void welcome() {
        work.raise();
    }

    Person person(StoredUser user) {
        var online = user.peers().stream().anyMatch(members::online);
        return new Person(
                user.name(), user.peers(), online ? Presence.ONLINE : Presence.OFFLINE, user.lastSeen());
    }

    /** Returns when nothing is sent any more. */
    void close() {
        closing = true;
        work.raise();
        join();
    }

    private void run() {
        while (true) {
            work.await();
            if (closing) {
                return;
            }
            pause();
            if (!tellAll()) {
                work.raise();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BATCH);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; closing is looked at next.
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether everyone is up to date */
    private boolean tellAll() {
        var pages = new HashMap<Long, PresenceLog.Page>();
        var all = true;
        var heardByAll = log.last();
        for (var member : members.all()) {
            if (closing) {
                return true;
            }
            all &= tell(member, pages);
            heardByAll = Math.min(heardByAll, member.told());
        }
        log.forgetGone(heardByAll);
        return all;
    }

    /** @param pages those made in this round, since most members stand at the same place */
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
