package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.DirectoryState;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.Sessions;
import org.truflow.protocol.session.Target;
import org.truflow.protocol.session.UnexpectedPeerException;
import org.truflow.protocol.tracker.Registered;

/** The lasting connection with the tracker, and how it stands. */
final class Link implements Sessions.KeptListener, Visit.Host {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final String name;
    private final List<InetSocketAddress> addresses;
    private final String userName;
    private final Papers papers;
    private final Sessions sessions;
    private final Trust trust;
    private final FeedSlot slot;
    private final Pace pace;
    private final Runnable changed;
    private final Waiting retry = new Waiting();

    private volatile DirectoryState state = new DirectoryState.Connecting();
    private volatile Optional<PeerId> id = Optional.empty();
    private volatile @Nullable Visit visit;

    // Guarded by this.
    private @Nullable Subscription kept;
    private boolean closed;

    /** @param changed called after the state changed, on any thread; must not wait */
    Link(
            String name,
            List<InetSocketAddress> addresses,
            String userName,
            Papers papers,
            Sessions sessions,
            Trust trust,
            FeedSlot slot,
            Pace pace,
            Runnable changed) {
        this.name = name;
        this.addresses = addresses;
        this.userName = userName;
        this.papers = papers;
        this.sessions = sessions;
        this.trust = trust;
        this.slot = slot;
        this.pace = pace;
        this.changed = changed;
        slot.listen(() -> {
            var now = visit;
            if (now != null) {
                now.news();
            }
        });
    }

    DirectoryState state() {
        return state;
    }

    /** Returns the tracker's id, once proved. */
    Optional<PeerId> id() {
        return id;
    }

    /** Returns the session with the tracker if it was opened, registered or not. */
    Optional<Session> session() {
        var now = visit;
        return now == null ? Optional.empty() : Optional.of(now.session());
    }

    /** Returns the session if it is registered. @throws IOException saying why there is none */
    Session online() throws IOException {
        var now = visit;
        return switch (state) {
            case DirectoryState.Online _ when now != null -> now.session();
            case DirectoryState.Online _, DirectoryState.Connecting _ ->
                throw new IOException("not yet connected with " + name);
            case DirectoryState.Unreachable(var reason) ->
                throw new IOException(name + " cannot be reached now: " + reason);
            case DirectoryState.Pending(var reason) -> throw new IOException(name + ": " + reason);
            case DirectoryState.Refused(var reason, var remedy) ->
                throw new IOException((name + " refused: " + reason + ". " + remedy).strip());
        };
    }

    /** Stays in a state that nothing here mends; there will be no session. Before {@link #open}. */
    synchronized void refuse(DirectoryState.Refused why) {
        closed = true;
        state = why;
    }

    synchronized void open() {
        if (!closed) {
            var target = new Target(addresses, trust.expected(), SessionKind.CONTROL);
            kept = sessions.keep(target, this);
        }
    }

    /** Returns when nothing of it is under way any more. */
    void close() {
        Subscription old;
        synchronized (this) {
            closed = true;
            old = kept;
            kept = null;
        }
        retry.end();
        if (old != null) {
            old.close();
        }
        var last = visit;
        visit = null;
        if (last != null) {
            last.end();
            try {
                last.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void opened(Session session) {
        id = Optional.of(session.remote());
        if (!trust.accepts(session)) {
            // The first meeting had nobody to expect; what was pinned since is looked at here.
            session.close("not the tracker that was met here before");
            mistrust(session.remote());
            return;
        }
        var begun = new Visit(session, userName, papers, sessions.port(), slot, pace, this);
        visit = begun;
        if (!(state instanceof DirectoryState.Refused)) {
            become(new DirectoryState.Connecting());
        }
        begun.start();
    }

    @Override
    public void lost(IOException failure) {
        var last = visit;
        visit = null;
        if (last != null) {
            last.end();
        }
        if (failure instanceof UnexpectedPeerException unexpected) {
            mistrust(unexpected.actual());
        } else if (!(state instanceof DirectoryState.Refused)) {
            become(new DirectoryState.Unreachable(String.valueOf(failure.getMessage())));
        }
    }

    @Override
    public void registered(Visit of, Registered answer) {
        if (visit == of) {
            trust.keep(of.session());
            become(new DirectoryState.Online(answer.name()));
        }
    }

    @Override
    public void failed(Visit of, DirectoryState how) {
        if (visit == of) {
            become(how);
        }
    }

    /** Someone else answered. Perhaps only for a while, so it is tried again, slowly. */
    private void mistrust(PeerId actual) {
        become(trust.refusal(actual));
        Thread.ofVirtual().name("tracker-retry").start(() -> {
            stopKeeping();
            retry.pause(pace.refused());
            open();
        });
    }

    private void stopKeeping() {
        Subscription old;
        synchronized (this) {
            old = kept;
            kept = null;
        }
        if (old != null) {
            old.close();
        }
    }

    private void become(DirectoryState next) {
        if (!next.equals(state)) {
            state = next;
            tell(next);
            changed.run();
        }
    }

    private void tell(DirectoryState now) {
        switch (now) {
            case DirectoryState.Connecting() -> LOG.debug("{} answers", name);
            case DirectoryState.Online(var as) -> LOG.info("registered as {} at {}", as, name);
            case DirectoryState.Unreachable(var reason) -> LOG.info("{} cannot be reached now: {}", name, reason);
            case DirectoryState.Pending(var reason) -> LOG.info("{}: {}", name, reason);
            case DirectoryState.Refused(var reason, var remedy) -> LOG.warn("{} refused: {}. {}", name, reason, remedy);
        }
    }
}
