package org.truflow.transfer.swarm.internal.plan;

/** Bytes that may be under way in all, asked for or not written yet. One owner at a time. */
public final class Budget {
    private final long most;
    private long used;

    public Budget(long most) {
        this.most = most;
    }

    /** Takes {@code bytes} if they fit, or if nothing else is under way. */
    public boolean take(int bytes) {
        if (used > 0 && used + bytes > most) {
            return false;
        }
        used += bytes;
        return true;
    }

    public void give(int bytes) {
        used -= bytes;
    }
}
