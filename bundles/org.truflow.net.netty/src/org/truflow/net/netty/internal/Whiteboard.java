package org.truflow.net.netty.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.protocol.Message;
import org.truflow.protocol.MessageCodec;
import org.truflow.protocol.Wire;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.MessageHandlers.Handler;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionListener;

/** What engines and plugins put up: handlers, codecs and listeners, coming and going at any time. Call from any thread. */
public final class Whiteboard {
    private static final Logger LOG = LoggerFactory.getLogger(Whiteboard.class);

    private final List<MessageHandlers> handlers = new ArrayList<>();
    private final List<MessageCodec<?>> codecs = new ArrayList<>();
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<Class<?>, @Nullable Handler<?>> routes = Map.of();
    private volatile Wire wire = new Wire();

    public synchronized void add(MessageHandlers added) {
        handlers.add(added);
        route();
    }

    public synchronized void remove(MessageHandlers removed) {
        handlers.remove(removed);
        route();
    }

    public void add(SessionListener added) {
        listeners.add(added);
    }

    public void remove(SessionListener removed) {
        listeners.remove(removed);
    }

    public synchronized void add(MessageCodec<?> added) {
        codecs.add(added);
        learn();
    }

    public synchronized void remove(MessageCodec<?> removed) {
        codecs.remove(removed);
        learn();
    }

    Wire wire() {
        return wire;
    }

    @Nullable
    Handler<?> handler(Message message) {
        return routes.get(message.getClass());
    }

    void opened(Session session) {
        for (var listener : listeners) {
            try {
                listener.opened(session);
            } catch (RuntimeException e) {
                LOG.error("a listener failed when a session with {} was opened", session.remote(), e);
            }
        }
    }

    void closed(Session session, String reason) {
        for (var listener : listeners) {
            try {
                listener.closed(session, reason);
            } catch (RuntimeException e) {
                LOG.error("a listener failed when a session with {} was closed", session.remote(), e);
            }
        }
    }

    private void route() {
        var known = new HashMap<Class<?>, @Nullable Handler<?>>();
        for (var engine : handlers) {
            for (var handler : engine.handlers()) {
                if (known.putIfAbsent(handler.type(), handler) != null) {
                    LOG.warn(
                            "{} is answered by more than one engine; the first one does",
                            handler.type().getName());
                }
            }
        }
        routes = known;
    }

    /** Takes in one plugin after the other, so that one that does not fit leaves the others alone. */
    private void learn() {
        var fitting = new ArrayList<MessageCodec<?>>();
        var learnt = new Wire();
        for (var codec : codecs) {
            fitting.add(codec);
            try {
                learnt = new Wire(fitting);
            } catch (IllegalArgumentException e) {
                fitting.removeLast();
                LOG.warn("messages of a plugin cannot be sent or read: {}", e.getMessage());
            }
        }
        wire = learnt;
    }
}
