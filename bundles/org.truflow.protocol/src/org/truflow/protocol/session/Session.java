package org.truflow.protocol.session;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;

/**
 * An encrypted connection with one other installation whose key was proved. Call from any thread; no method waits.
 * Stages complete on the session's lane or the network's threads: return fast, or go on elsewhere.
 */
public interface Session {

    /** Returns whom this session is with. */
    PeerId remote();

    /** Returns ids whose keys vouch for {@link #remote()}: what the other was called before it changed its key. */
    Set<PeerId> formerly();

    /** Returns the other end's address as seen here. */
    InetSocketAddress address();

    SessionKind kind();

    /** Returns whether this side connected. */
    boolean outgoing();

    /**
     * Asks. Any number may be under way at once; they are sent, and answered, in order.
     *
     * @return fails with {@link org.truflow.protocol.RefusedException} when the other refuses, with
     *     {@link java.io.IOException} when the session ends first or nothing came for 30 seconds
     */
    <R extends Message> CompletionStage<R> request(Message.Request<R> request);

    /** @return completes when written to the connection; fails with {@link java.io.IOException} when the session has ended */
    CompletionStage<Void> push(Message.Push message);

    /** Returns bytes that wait to be written: what a sender of many pushes watches. */
    long pending();

    /** Ends the session, telling the other side {@code reason}. Harmless when it has ended. */
    void close(String reason);

    /** Completes with the reason when the session has ended, never exceptionally. */
    CompletionStage<String> closed();
}
