package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.DirectoryState;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.Credentials;
import org.truflow.protocol.tracker.Register;
import org.truflow.protocol.tracker.Registered;

/** One session with the tracker, on a thread of its own: registers, then keeps the catalog up to date until the session ends. */
final class Visit {
    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

    private final Session session;
    private final String name;
    private final Papers papers;
    private final int port;
    private final FeedSlot slot;
    private final Pace pace;
    private final Host host;
    private Credentials shown;
    private final Waiting waiting = new Waiting();
    private final Thread thread = Thread.ofVirtual().name("tracker-visit").unstarted(this::run);

    /** Whom a visit tells how it goes; called on the visit's thread. */
    interface Host {
        void registered(Visit visit, Registered answer);

        void failed(Visit visit, DirectoryState state);
    }

    /** @param port where this installation listens */
    Visit(Session session, String name, Papers papers, int port, FeedSlot slot, Pace pace, Host host) {
        this.session = session;
        this.name = name;
        this.papers = papers;
        this.shown = papers.usual();
        this.port = port;
        this.slot = slot;
        this.pace = pace;
        this.host = host;
    }

    void start() {
        session.closed().thenAccept(_ -> waiting.end());
        thread.start();
    }

    Session session() {
        return session;
    }

    /** The catalog may have changed. */
    void news() {
        waiting.news();
    }

    /** Ends it; the session stays as it is. */
    void end() {
        waiting.end();
    }

    /** Returns when the thread has ended; one that has not begun yet finds that all is over. Not from the thread itself. */
    void join() throws InterruptedException {
        if (thread.getState() != Thread.State.NEW) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void run() {
        var answer = register();
        if (answer != null) {
            host.registered(this, answer);
            new CatalogSync(session, answer, slot, waiting, pace).run();
        }
    }

    /** Asks until it is accepted. @return null if the session ended before */
    private @Nullable Registered register() {
        while (!waiting.over()) {
            try {
                return Answers.await(session.request(new Register(name, port, slot.version(), shown)));
            } catch (RefusedException e) {
                if (!showsPasswordNext(e)) {
                    refused(e);
                }
            } catch (IOException e) {
                // When the session ended, that is told by whoever keeps it; else there was no answer in time.
                LOG.debug("no answer to the registration", e);
                waiting.pause(pace.busy());
            } catch (RuntimeException e) {
                // The name is nothing that can be sent.
                LOG.debug("registering failed", e);
                host.failed(
                        this,
                        new DirectoryState.Refused(
                                "the name cannot be registered: " + e.getMessage(),
                                "Choose another with --name NAME (peer.name in the configuration file)."));
                waiting.pause(pace.refused());
            }
        }
        return null;
    }

    /** A name that another key has may be this person's: then a password, if one was given, is shown in the next turn alone. */
    private boolean showsPasswordNext(RefusedException refusal) {
        var wasShown = !shown.password().isEmpty();
        shown = papers.usual();
        if (refusal.code() != ErrorCode.NAME_TAKEN || wasShown || !papers.hasPassword()) {
            return false;
        }
        try {
            shown = papers.withPassword();
            return !shown.password().isEmpty();
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
            return false;
        }
    }

    private void refused(RefusedException refusal) {
        switch (refusal.code()) {
            case PENDING -> {
                host.failed(this, new DirectoryState.Pending(refusal.getMessage() + ". " + refusal.remedy()));
                waiting.pause(refusal.after().orElse(pace.refused()));
            }
            case NAME_TAKEN, NAME_INVALID, BANNED, FORBIDDEN, BAD_REQUEST, VERSION, TOO_MANY, INVITATION, PASSWORD -> {
                host.failed(this, new DirectoryState.Refused(String.valueOf(refusal.getMessage()), refusal.remedy()));
                waiting.pause(refusal.after().orElse(pace.refused()));
            }
            case INTERNAL, UNKNOWN_OPCODE, NOT_REGISTERED, NOT_FOUND, UNAVAILABLE, TOO_LARGE -> {
                host.failed(this, new DirectoryState.Unreachable(String.valueOf(refusal.getMessage())));
                waiting.pause(pace.busy());
            }
        }
    }
}
