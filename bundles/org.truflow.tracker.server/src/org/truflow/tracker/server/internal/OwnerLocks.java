package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;
import org.truflow.id.PeerId;

/**
 * Lets changes of one peer's account and catalog happen one at a time, while those of other peers go on. Virtual
 * threads wait here for the disk of the one before.
 */
final class OwnerLocks {
    private static final int STRIPES = 256;

    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];
    private final ReentrantLock[] names = new ReentrantLock[STRIPES];

    OwnerLocks() {
        for (var i = 0; i < STRIPES; i++) {
            locks[i] = new ReentrantLock();
            names[i] = new ReentrantLock();
        }
    }

    interface Work<T> {
        T run() throws IOException;
    }

    <T> T holding(PeerId owner, Work<T> work) throws IOException {
        var lock = locks[stripe(owner)];
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Locks in the order of the stripes, so that two who want the same never wait for each other. */
    <T> T holding(Collection<PeerId> owners, Work<T> work) throws IOException {
        var wanted =
                owners.stream().mapToInt(OwnerLocks::stripe).distinct().sorted().toArray();
        var held = 0;
        try {
            for (; held < wanted.length; held++) {
                locks[wanted[held]].lock();
            }
            return work.run();
        } finally {
            while (held > 0) {
                locks[wanted[--held]].unlock();
            }
        }
    }

    /** Lets changes of one user happen one at a time. Within, no lock of a key is taken: it comes first. */
    <T> T ofName(String name, Work<T> work) throws IOException {
        var lock = names[Math.floorMod(name.hashCode(), STRIPES)];
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    private static int stripe(PeerId owner) {
        // The id is a hash: any of its bits will do.
        return (int) (owner.value().a() & STRIPES - 1);
    }
}
