package org.truflow.directory;

/** What moderators may do from their own peer. The order is that of the numbers on the wire. */
public enum Moderation {
    /** Keeps a user, and all keys of the user, out, for a time or for good. */
    BAN,
    /** Lets a user in again. */
    UNBAN,
    /** Lists who is kept out, and why. Of nobody in particular. */
    BANS,
    /** Lists the names that wait for approval. Of nobody in particular. */
    PENDING,
    /** Lets in a name that waits. */
    APPROVE,
    /** Turns away a name that waits; it is free again. */
    REJECT,
    /** Makes an invitation for one newcomer and tells its code. Of nobody in particular. */
    INVITE
}
