package org.truflow.transfer.swarm.internal.sim;

import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/** The clock of a simulation and what is to happen when: one thread, one order, the same for the same seed. */
final class VirtualTime {
    static final long MILLISECOND = 1_000_000;
    static final long SECOND = 1_000 * MILLISECOND;

    private record Event(long at, long number, Runnable what) {}

    final RandomGenerator random;
    private final PriorityQueue<Event> events = new PriorityQueue<>(
            (one, two) -> one.at != two.at ? Long.compare(one.at, two.at) : Long.compare(one.number, two.number));
    private final boolean steady;
    private long now = SECOND;
    private long number;

    /** @param steady whether nothing ever takes much longer than it does mostly */
    VirtualTime(RandomGenerator random, boolean steady) {
        this.random = random;
        this.steady = steady;
    }

    long now() {
        return now;
    }

    /** Returns how many things have happened. */
    long happened() {
        return number - events.size();
    }

    void after(long nanos, Runnable what) {
        events.add(new Event(now + Math.max(0, nanos), number++, what));
    }

    /** Lets the next thing happen. Returns false, and goes to {@code until}, if nothing does before. */
    boolean step(long until) {
        var next = events.peek();
        if (next == null || next.at > until) {
            now = Math.max(now, until);
            return false;
        }
        events.remove();
        now = next.at;
        next.what.run();
        return true;
    }

    /** Returns a duration that is mostly short, and sometimes long. */
    long some(long typical) {
        var factor = !steady && random.nextInt(20) == 0 ? random.nextInt(2, 50) : 1;
        return (long) (typical * factor * random.nextDouble(0.2, 2));
    }
}
