package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes changes durable and publishes them, in the order of the journal. Whoever holds the lock writes for everyone
 * who waits: their records share one sync.
 */
final class Committer {
    private static final int MOST_AT_ONCE = 8 * 1024 * 1024;

    private final State state;
    private final Touched touched;
    private final WarmChunks warm;
    private final Queue<Ticket> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private Journal journal;
    private boolean closed;
    /** Since the last turn; read without the lock, so that nobody waits for a sync just to look. */
    private volatile long written;

    private volatile long appended;

    Committer(State state, Touched touched, WarmChunks warm, Journal journal) {
        this.state = state;
        this.touched = touched;
        this.warm = warm;
        this.journal = journal;
        appended = journal.length();
    }

    /**
     * Makes a change; it is durable when this returns.
     *
     * @return whether it changed anything
     */
    boolean commit(Change change) throws IOException {
        var ticket = new Ticket(change);
        if (ticket.body.length > JournalFormat.MOST_BODY) {
            throw new IllegalArgumentException("a change of " + ticket.body.length + " bytes is too large");
        }
        queue.add(ticket);
        lock.lock();
        try {
            while (!ticket.isDone()) {
                commitTogether(next());
            }
        } finally {
            lock.unlock();
        }
        return ticket.result();
    }

    private List<Ticket> next() {
        var batch = new ArrayList<Ticket>();
        var bytes = 0L;
        while (!queue.isEmpty() && bytes < MOST_AT_ONCE) {
            var ticket = queue.remove();
            batch.add(ticket);
            bytes += ticket.body.length;
        }
        return batch;
    }

    private void commitTogether(List<Ticket> batch) {
        try {
            if (closed) {
                throw new IOException("the tracker's store is closed");
            }
            var draft = new Draft(state, warm);
            var effective = new ArrayList<Ticket>();
            for (var ticket : batch) {
                try {
                    if (draft.add(ticket.change)) {
                        effective.add(ticket);
                    } else {
                        ticket.succeed(false);
                    }
                } catch (IOException | IllegalArgumentException e) {
                    ticket.fail(e);
                }
            }
            if (!effective.isEmpty()) {
                journal.append(effective.stream().map(ticket -> ticket.body).toList());
                draft.publish(touched);
                written = written + draft.written();
                appended = journal.length();
                effective.forEach(ticket -> ticket.succeed(true));
            }
        } catch (IOException e) {
            batch.forEach(ticket -> ticket.fail(e));
        } finally {
            batch.forEach(ticket -> ticket.fail(new IOException("the change failed, see the log")));
        }
    }

    /** Begins a new journal and gives what was published before it. */
    interface Turn<T> {
        T take(long generation);
    }

    /** @return what {@code turn} makes while nothing is published */
    <T> T turn(StoreFolder folder, Turn<T> turn) throws IOException {
        lock.lock();
        try {
            var old = journal;
            old.seal();
            journal = Journal.create(folder.path(), old.generation() + 1, folder.disk());
            old.close();
            written = 0;
            appended = journal.length();
            return turn.take(journal.generation());
        } finally {
            lock.unlock();
        }
    }

    /** Whether more than {@code times} what the limits say was written since the last turn. */
    boolean isOver(Limits limits, int times) {
        return appended > times * limits.journal() || written > times * limits.fresh();
    }

    void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            journal.close();
        } finally {
            lock.unlock();
        }
    }
}
