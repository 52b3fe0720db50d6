package org.truflow.net.netty.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.Target;
import org.truflow.protocol.session.UnexpectedPeerException;

/**
 * Connects to the first of several addresses that answers as it should. They are tried in order; the next one as soon
 * as one failed, or after a while beside one that is silent (like "happy eyeballs", RFC 8305). Names are looked up at
 * every attempt, on a thread that may wait.
 */
final class Connector {
    private final Sockets sockets;
    private final Timing timing;

    Connector(Sockets sockets, Timing timing) {
        this.sockets = sockets;
        this.timing = timing;
    }

    CompletableFuture<Session> connect(Target target) {
        if (target.addresses().isEmpty()) {
            return CompletableFuture.failedFuture(new IOException("no address is known to connect to"));
        }
        var attempt = new Attempt(target);
        Thread.ofVirtual().name("truflow-connect").start(attempt::resolve);
        attempt.limit();
        return attempt.result;
    }

    /** One call, over all addresses. State under its own lock; futures are completed outside of it. */
    private final class Attempt {
        private final Target target;
        private final CompletableFuture<Session> result = new CompletableFuture<>();
        private final List<InetSocketAddress> left = new ArrayList<>();
        private final List<CompletableFuture<NettySession>> running = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private @Nullable UnexpectedPeerException stranger;

        Attempt(Target target) {
            this.target = target;
        }

        void limit() {
            var limit = sockets.after(timing.connect(), this::expire);
            result.whenComplete((_, _) -> limit.run());
        }

        void resolve() {
            var found = new ArrayList<InetSocketAddress>();
            for (var address : target.addresses()) {
                if (!address.isUnresolved()) {
                    found.add(address);
                    continue;
                }
                try {
                    for (var ip : InetAddress.getAllByName(address.getHostString())) {
                        found.add(new InetSocketAddress(ip, address.getPort()));
                    }
                } catch (UnknownHostException e) {
                    note(Addresses.text(address) + ": " + Causes.text(e));
                }
            }
            synchronized (this) {
                found.stream().distinct().forEach(left::add);
            }
            next();
        }

        private synchronized void note(String failure) {
            failures.add(failure);
        }

        /** Tries the next address, or fails when none is left and none is under way. */
        private void next() {
            InetSocketAddress address;
            synchronized (this) {
                if (result.isDone()) {
                    return;
                }
                if (left.isEmpty()) {
                    address = null;
                } else {
                    address = left.removeFirst();
                }
            }
            if (address == null) {
                failIfOver();
                return;
            }
            var opening = sockets.connect(address, new Greeting.Expected(target.kind(), target.expected()));
            synchronized (this) {
                running.add(opening);
            }
            var stagger = sockets.after(timing.stagger(), this::next);
            opening.whenComplete((session, failure) -> {
                stagger.run();
                synchronized (this) {
                    running.remove(opening);
                }
                if (failure != null) {
                    failed(address, failure);
                } else {
                    succeed(session);
                }
            });
        }

        private void succeed(NettySession session) {
            if (!result.complete(session)) {
                session.close("another address answered first");
            }
            cancelOthers();
        }

        private void failed(InetSocketAddress address, @Nullable Throwable failure) {
            synchronized (this) {
                if (failure instanceof UnexpectedPeerException unexpected) {
                    stranger = unexpected;
                }
                failures.add(Addresses.text(address) + ": " + Causes.text(failure));
            }
            next();
        }

        private void failIfOver() {
            IOException why;
            synchronized (this) {
                if (!running.isEmpty()) {
                    return;
                }
                why = stranger != null ? stranger : new IOException("cannot connect to " + String.join("; ", failures));
            }
            result.completeExceptionally(why);
        }

        private void expire() {
            var names = String.join(
                    ", ", target.addresses().stream().map(Addresses::text).toList());
            result.completeExceptionally(new IOException(
                    "cannot connect to " + names + " within " + timing.connect().toSeconds() + " s"));
            cancelOthers();
        }

        private void cancelOthers() {
            List<CompletableFuture<NettySession>> others;
            synchronized (this) {
                left.clear();
                others = List.copyOf(running);
            }
            others.forEach(other -> other.cancel(false));
        }
    }
}
