package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.truflow.directory.Person;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.protocol.Message;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.MessageHandlers.Handler;
import org.truflow.protocol.session.MessageHandlers.PushHandler;
import org.truflow.protocol.session.MessageHandlers.RequestHandler;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.Credentials;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.protocol.tracker.Register;
import org.truflow.protocol.tracker.Registered;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/** A peer as the tracker sees it: what it asks goes straight to the handlers, what it is told is kept. */
final class RemotePeer implements Session {
    private final MessageHandlers tracker;
    private final PeerId id;
    private final Set<PeerId> formerly;
    private final InetSocketAddress address;
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final List<PresenceChanged> told = new ArrayList<>();
    private final List<Message.Push> others = new ArrayList<>();
    private volatile long pending;
    private volatile SessionKind kind = SessionKind.CONTROL;

    RemotePeer(MessageHandlers tracker, PeerId id) {
        this(tracker, id, Set.of(), "192.0.2.7");
    }

    RemotePeer(MessageHandlers tracker, PeerId id, Set<PeerId> formerly, String host) {
        this.tracker = tracker;
        this.id = id;
        this.formerly = formerly;
        this.address = new InetSocketAddress(host, 50_000);
    }

    static PeerId id(int number) {
        return new PeerId(new Sha256(number, 0, 0, number));
    }

    Registered register(String name) throws IOException {
        return ask(new Register(name, 4321, CatalogVersion.NONE));
    }

    Registered register(String name, Credentials credentials) throws IOException {
        return ask(new Register(name, 4321, CatalogVersion.NONE, credentials));
    }

    /** Lists a catalog of which some shares are not for everyone. */
    void list(CatalogVersion version, Map<String, Audience> audiences, CatalogChange... changes) throws IOException {
        ask(new ApplyCatalog(CatalogVersion.NONE, true, version, List.of(changes), audiences));
    }

    void list(CatalogVersion version, CatalogChange... changes) throws IOException {
        ask(new ApplyCatalog(CatalogVersion.NONE, true, version, List.of(changes)));
    }

    @SuppressWarnings("unchecked")
    <R extends Message> R ask(Message.Request<R> request) throws IOException {
        for (Handler<?> handler : tracker.handlers()) {
            if (handler instanceof RequestHandler<?, ?> answering
                    && handler.type().isInstance(request)) {
                return ((RequestHandler<Message.Request<R>, R>) answering)
                        .answer()
                        .answer(this, request);
            }
        }
        throw new IllegalArgumentException("nobody answers " + request);
    }

    @SuppressWarnings("unchecked")
    <P extends Message.Push> void say(P push) throws IOException {
        for (Handler<?> handler : tracker.handlers()) {
            if (handler instanceof PushHandler<?> taking && handler.type().isInstance(push)) {
                ((PushHandler<P>) taking).take().take(this, push);
                return;
            }
        }
        throw new IllegalArgumentException("nobody takes " + push);
    }

    /** Returns what was pushed besides presence. */
    synchronized List<Message.Push> others() {
        return List.copyOf(others);
    }

    void of(SessionKind other) {
        kind = other;
    }

    void stuckWith(long bytes) {
        pending = bytes;
    }

    synchronized List<PresenceChanged> told() {
        return List.copyOf(told);
    }

    /** Returns how a person stands after all that was told. */
    synchronized List<Person> toldOf(String name) {
        return told.stream()
                .flatMap(change -> change.people().stream())
                .filter(person -> person.name().equals(name))
                .toList();
    }

    @Override
    public PeerId remote() {
        return id;
    }

    @Override
    public Set<PeerId> formerly() {
        return formerly;
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public SessionKind kind() {
        return kind;
    }

    @Override
    public boolean outgoing() {
        return false;
    }

    @Override
    public <R extends Message> CompletionStage<R> request(Message.Request<R> request) {
        throw new UnsupportedOperationException("a tracker asks nothing");
    }

    @Override
    public synchronized CompletionStage<Void> push(Message.Push message) {
        if (closed.isDone()) {
            return CompletableFuture.failedFuture(new IOException("the session has ended"));
        }
        if (message instanceof PresenceChanged change) {
            told.add(change);
        } else {
            others.add(message);
        }
        return CompletableFuture.runAsync(() -> {}, Runnable::run);
    }

    @Override
    public long pending() {
        return pending;
    }

    @Override
    public void close(String reason) {
        closed.complete(reason);
    }

    @Override
    public CompletableFuture<String> closed() {
        return closed;
    }
}
