package org.truflow.net.netty.internal;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;

/** A session that does nothing but end. */
final class FakeSession implements Session {
    final CompletableFuture<String> end = new CompletableFuture<>();

    @Override
    public PeerId remote() {
        return PeerId.of(new byte[32]);
    }

    @Override
    public Set<PeerId> formerly() {
        return Set.of();
    }

    @Override
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved("nowhere", 1);
    }

    @Override
    public SessionKind kind() {
        return SessionKind.CONTROL;
    }

    @Override
    public boolean outgoing() {
        return true;
    }

    @Override
    public <R extends Message> CompletionStage<R> request(Message.Request<R> request) {
        throw new AssertionError("not asked here");
    }

    @Override
    public CompletionStage<Void> push(Message.Push message) {
        throw new AssertionError("not said here");
    }

    @Override
    public long pending() {
        return 0;
    }

    @Override
    public void close(String reason) {
        end.complete(reason);
    }

    @Override
    public CompletionStage<String> closed() {
        return end;
    }
}
