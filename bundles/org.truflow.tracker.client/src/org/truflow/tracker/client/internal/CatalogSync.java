package org.truflow.tracker.client.internal;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.Registered;
import org.truflow.share.CatalogFeed;
import org.truflow.share.CatalogVersion;

/**
 * Brings the tracker's copy of the catalog up to date, and keeps it so while the session lasts: one page under way at
 * a time. Whatever is interrupted goes on from the version that the tracker holds.
 */
final class CatalogSync {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogSync.class);
    /** Answers without progress before it takes its time. */
    private static final int MOST_IN_VAIN = 3;

    private final Session session;
    private final FeedSlot slot;
    private final Waiting waiting;
    private final Pace pace;
    private final CatalogPages pages = new CatalogPages();
    private final boolean keepsBack;
    private CatalogVersion held;
    private int inVain;
    private String toldOfRefusal = "";

    /** @param answer what the tracker holds, and whether it can keep a share from anyone */
    CatalogSync(Session session, Registered answer, FeedSlot slot, Waiting waiting, Pace pace) {
        this.session = session;
        this.held = answer.catalog();
        this.keepsBack = answer.role().isPresent();
        this.slot = slot;
        this.waiting = waiting;
        this.pace = pace;
    }

    /** Returns when the session has ended. */
    void run() {
        while (!waiting.over()) {
            var feed = slot.feed();
            if (feed == null || upToDate(feed)) {
                waiting.forNews();
            } else if (send(feed)) {
                // What changes now comes together; the first change did not wait.
                waiting.pause(pace.gather());
            }
        }
    }

    private boolean upToDate(CatalogFeed feed) {
        try {
            return feed.version().equals(held);
        } catch (RuntimeException e) {
            return stoppedInTheMiddle(feed, e);
        }
    }

    /** @return whether the tracker took the last page there is */
    private boolean send(CatalogFeed feed) {
        CatalogPages.Next next;
        try {
            next = pages.next(feed, held);
        } catch (IOException e) {
            LOG.warn("the catalog cannot be read; it is tried again", e);
            waiting.pause(pace.busy());
            return false;
        } catch (RuntimeException e) {
            stoppedInTheMiddle(feed, e);
            waiting.pause(pace.busy());
            return false;
        }
        if (!keepsBack && !next.page().audiences().isEmpty()) {
            tellOnce("it cannot keep a share from anyone, and "
                    + next.page().audiences().keySet()
                    + " are not for everyone. Take them back, or ask its owner for a newer version.");
            waiting.pause(pace.refused());
            return false;
        }
        try {
            var now = Answers.await(session.request(next.page())).version();
            inVain = now.equals(next.page().version()) ? 0 : inVain + 1;
            held = now;
            if (inVain > MOST_IN_VAIN) {
                waiting.pause(pace.busy());
            }
            return inVain == 0 && !next.more();
        } catch (RefusedException e) {
            refused(e);
        } catch (IOException e) {
            // Not known whether it arrived: the tracker's next answer says what it holds. The session may have ended.
            LOG.debug("no answer to a page of the catalog", e);
            waiting.pause(pace.busy());
        } catch (RuntimeException e) {
            LOG.warn("a page of the catalog cannot be sent; it is tried again", e);
            waiting.pause(pace.refused());
        }
        return false;
    }

    private void refused(RefusedException refusal) {
        switch (refusal.code()) {
            case NOT_REGISTERED -> session.close("registering again");
            case INTERNAL, UNAVAILABLE, TOO_MANY ->
                waiting.pause(refusal.after().orElse(pace.busy()));
            case BAD_REQUEST,
                    UNKNOWN_OPCODE,
                    VERSION,
                    NAME_TAKEN,
                    NAME_INVALID,
                    NOT_FOUND,
                    BANNED,
                    TOO_LARGE,
                    FORBIDDEN,
                    PENDING,
                    INVITATION,
                    PASSWORD -> {
                tellOnce(refusal.getMessage() + ". " + refusal.remedy());
                waiting.pause(pace.refused());
            }
        }
    }

    private void tellOnce(String why) {
        if (!toldOfRefusal.equals(why)) {
            toldOfRefusal = why;
            LOG.warn("the tracker does not take the catalog: {}", why);
        }
    }

    /** The engine that shares may go at any moment; then there is nothing to say about it. */
    private boolean stoppedInTheMiddle(CatalogFeed feed, RuntimeException failure) {
        if (slot.feed() == feed) {
            LOG.warn("the catalog cannot be read; it is tried again", failure);
        }
        return false;
    }
}
