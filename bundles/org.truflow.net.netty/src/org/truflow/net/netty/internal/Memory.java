package org.truflow.net.netty.internal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all sessions together may hold for others. Each session has bounds of its own that are generous; when many
 * sessions use theirs at once, all get less, so that the sum depends on this installation and not on who connects.
 * Call from any thread.
 */
final class Memory {
    private static final long MIB = 1 << 20;
    private static final long LEAST = 64 * MIB;
    private static final long PUSH_MOST = 16 * MIB;
    private static final long PUSH_LEAST = 64 << 10;

    private final AtomicLong held = new AtomicLong();
    private final AtomicLong sending = new AtomicLong();
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicLong givenUp = new AtomicLong();
    private final long most;

    Memory(long most) {
        this.most = most;
    }

    /** A quarter of what the JVM may use: outside the heap it may use as much again. */
    static Memory ofThisProcess() {
        return new Memory(Math.max(LEAST, Runtime.getRuntime().maxMemory() / 4));
    }

    /** Counts bytes that arrived and are not handled yet; less than 0 gives back. */
    void hold(long bytes) {
        held.addAndGet(bytes);
    }

    /** Returns bytes held now. */
    long held() {
        return held.get();
    }

    /** Returns whether so much is held that nobody should begin to hold much. */
    boolean crowded() {
        return held.get() > most;
    }

    /** Counts bytes that wait to be sent; less than 0 when they are. */
    void send(long bytes) {
        sending.addAndGet(bytes);
    }

    /** Returns bytes that wait to be sent now. */
    long sending() {
        return sending.get();
    }

    /** Returns whether so much waits to be sent that nothing more should be worked out for anyone. */
    boolean flooded() {
        return sending.get() > 2 * most;
    }

    /** Counts sessions whose other side takes no bytes. */
    void stuck(boolean now) {
        stuck.addAndGet(now ? 1 : -1);
    }

    int stuckNow() {
        return stuck.get();
    }

    /** Counts a session that was ended without a word. */
    void gaveUp() {
        givenUp.incrementAndGet();
    }

    long givenUp() {
        return givenUp.get();
    }

    /** Returns how many bytes may wait to be sent in one session until it is given up. */
    long pushes() {
        return Math.clamp(most / Math.max(1, stuck.get()), PUSH_LEAST, PUSH_MOST);
    }
}
