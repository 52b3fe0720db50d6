package org.truflow.tracker.client.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.truflow.chat.mailbox.Mailbox;
import org.truflow.id.PeerId;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.TrackerSession;
import org.truflow.settings.PeerSettings;

/** A peer that keeps a session with a tracker in the same process, which can be lost. */
public final class LinkedPeer implements AutoCloseable {
    private final MemoryNetwork network;
    private final Client client;
    private final List<MessageHandlers> engines = new CopyOnWriteArrayList<>();
    private final PeerId tracker;

    public LinkedPeer(PeerId self, String name, PeerId tracker, MessageHandlers handlers) {
        this.tracker = tracker;
        network = new MemoryNetwork(self);
        network.serve(tracker, handlers);
        client = new Client(
                network, of -> network.peer(() -> all(of)), new MemoryPins(), Client.QUICK, PeerSettings.NAME, name);
        client.awaitOnline();
    }

    private List<MessageHandlers.Handler<?>> all(MessageHandlers first) {
        var all = new ArrayList<>(first.handlers());
        engines.forEach(engine -> all.addAll(engine.handlers()));
        return all;
    }

    public TrackerSession session() {
        return client.connection.session();
    }

    public Mailbox mailbox() {
        return client.connection.mailbox();
    }

    /** An engine handles what the tracker pushes. */
    public void add(MessageHandlers engine) {
        engines.add(engine);
    }

    public void remove(MessageHandlers engine) {
        engines.remove(engine);
    }

    /** Loses the session; another is opened at once. */
    public void cut() {
        network.cut();
    }

    public void unreachable() {
        network.unreachable();
    }

    public void serve(MessageHandlers handlers) {
        network.serve(tracker, handlers);
    }

    @Override
    public void close() {
        client.close();
        network.close();
    }
}
