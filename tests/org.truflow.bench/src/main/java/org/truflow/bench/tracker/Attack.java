package org.truflow.bench.tracker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.truflow.bench.sessions.Crowd;
import org.truflow.bench.sessions.SyntheticPeer;
import org.truflow.identity.internal.KeptIdentity;
import org.truflow.protocol.tracker.Register;
import org.truflow.protocol.tracker.Search;
import org.truflow.share.CatalogVersion;

/** What someone does who means no good, from one process. */
enum Attack {
    /** Ten thousand connections that say nothing, not even TLS, from fifty addresses. */
    IDLE {
        @Override
        String run(InetSocketAddress tracker, Crowd crowd, List<SyntheticPeer> peers, int seconds) throws Exception {
            var open = new ArrayList<Socket>();
            var end = end(seconds);
            var opened = 0;
            try {
                while (System.nanoTime() < end && opened < MANY) {
                    open.add(new Socket(tracker.getAddress(), tracker.getPort(), Loopback.ofAttacker(opened / 200), 0));
                    opened++;
                }
                rest(end);
            } finally {
                close(open);
            }
            return "opened=" + opened;
        }
    },
    /** A hundred who begin to write a handshake and go on a byte at a time. */
    SLOW {
        @Override
        String run(InetSocketAddress tracker, Crowd crowd, List<SyntheticPeer> peers, int seconds) throws Exception {
            var open = new ArrayList<Socket>();
            var end = end(seconds);
            var written = 0L;
            try {
                for (var i = 0; i < SLOW_WRITERS; i++) {
                    open.add(new Socket(tracker.getAddress(), tracker.getPort(), Loopback.ofAttacker(0), 0));
                }
                for (var turn = 0; System.nanoTime() < end; turn++) {
                    for (var socket : open) {
                        written += dribble(socket, turn);
                    }
                    Thread.sleep(100);
                }
            } finally {
                close(open);
            }
            return "written=" + written;
        }
    },
    /** New keys and new names, as fast as they go. */
    REGISTRATIONS {
        @Override
        String run(InetSocketAddress tracker, Crowd crowd, List<SyntheticPeer> peers, int seconds) throws Exception {
            var end = end(seconds);
            var tried = 0;
            var refused = new AtomicInteger();
            var tls = SyntheticPeer.tls(KeptIdentity.create());
            while (System.nanoTime() < end) {
                var number = tried++;
                crowd.connect(tls, new InetSocketAddress(Loopback.ofAttacker(0), 0))
                        .thenCompose(peer -> peer.ask(new Register("flood-" + number, 1, CatalogVersion.NONE))
                                .whenComplete((_, _) -> peer.close()))
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                refused.incrementAndGet();
                            }
                        });
                Thread.sleep(2);
            }
            return "tried=" + tried + " refused=" + refused;
        }
    },
    /** One who asks far more than anyone may. */
    SEARCHES {
        @Override
        String run(InetSocketAddress tracker, Crowd crowd, List<SyntheticPeer> peers, int seconds) throws Exception {
            var end = end(seconds);
            var asked = 0;
            var refused = new AtomicInteger();
            var gate = new Semaphore(64);
            var one = peers.getFirst();
            while (System.nanoTime() < end) {
                gate.acquire();
                asked++;
                one.ask(new Search("concert " + asked, 100, Optional.empty())).whenComplete((_, failure) -> {
                    gate.release();
                    if (failure != null) {
                        refused.incrementAndGet();
                    }
                });
            }
            return "asked=" + asked + " refused=" + refused;
        }
    },
    /** Comes and goes, with TLS each time. */
    RECONNECTS {
        @Override
        String run(InetSocketAddress tracker, Crowd crowd, List<SyntheticPeer> peers, int seconds) throws Exception {
            var end = end(seconds);
            var tried = 0;
            var tls = SyntheticPeer.tls(KeptIdentity.create());
            var gate = new Semaphore(32);
            while (System.nanoTime() < end) {
                gate.acquire();
                tried++;
                crowd.connect(tls, new InetSocketAddress(Loopback.ofAttacker(0), 0))
                        .whenComplete((peer, _) -> {
                            if (peer != null) {
                                peer.close();
                            }
                            gate.release();
                        });
            }
            return "tried=" + tried;
        }
    };

    private static final int MANY = 10_000;
    private static final int SLOW_WRITERS = 100;
    /** The first bytes of a TLS record that announces 16 KiB. */
    private static final byte[] RECORD = {0x16, 3, 1, 0x40, 0};

    abstract String run(InetSocketAddress tracker, Crowd crowd, List<SyntheticPeer> peers, int seconds)
            throws Exception;

    private static long end(int seconds) {
        return System.nanoTime() + seconds * 1_000_000_000L;
    }

    private static void rest(long end) throws InterruptedException {
        while (System.nanoTime() < end) {
            Thread.sleep(50);
        }
    }

    private static int dribble(Socket socket, int turn) {
        try {
            socket.getOutputStream().write(turn < RECORD.length ? RECORD[turn] : 1);
            return 1;
        } catch (IOException e) {
            return 0; // The tracker has ended it, as it should.
        }
    }

    private static void close(List<Socket> open) throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }
}
