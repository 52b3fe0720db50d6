package org.truflow.tracker;

import java.util.EnumSet;
import java.util.Set;

/** What someone is at a tracker, and so what they may do there. Each may all that those below may. */
public enum Role {
    /** Runs the place. What is done in the tracker's own shell is done as owner. */
    OWNER(EnumSet.allOf(Right.class)),
    /** Keeps order: keeps out members and guests for a time, lets newcomers in. */
    MODERATOR(EnumSet.of(Right.SHARE, Right.TALK, Right.INVITE, Right.APPROVE, Right.BAN)),
    /** Shares and talks. */
    MEMBER(EnumSet.of(Right.SHARE, Right.TALK)),
    /** Sees who is there, searches, browses and fetches what everyone may see. */
    GUEST(EnumSet.noneOf(Right.class));

    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = Set.copyOf(rights);
    }

    /** What not everyone may. */
    public enum Right {
        /** List shares. */
        SHARE,
        /** Write to others. */
        TALK,
        /** Make invitations. */
        INVITE,
        /** Let in who waits for approval, or turn them away. */
        APPROVE,
        /** Keep out whoever stands below oneself. */
        BAN,
        /** Give roles and groups, remove users, keep out addresses, read the audit log. */
        MANAGE
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    public Set<Right> rights() {
        return rights;
    }

    /** Returns whether this one stands above {@code other}. */
    public boolean above(Role other) {
        return compareTo(other) < 0;
    }
}
