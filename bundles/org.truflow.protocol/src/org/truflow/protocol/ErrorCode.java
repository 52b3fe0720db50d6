package org.truflow.protocol;

/** Why a request was refused. The number is on the wire; unknown numbers are read as {@link #INTERNAL}. */
public enum ErrorCode {
    /** Something went wrong at the other side; trying again may help. */
    INTERNAL(0),
    /** The request makes no sense. */
    BAD_REQUEST(1),
    /** The other side does not know the opcode. */
    UNKNOWN_OPCODE(2),
    /** No common version of the protocol. */
    VERSION(3),
    /** Register first. */
    NOT_REGISTERED(4),
    /** The name belongs to another key. */
    NAME_TAKEN(5),
    /** The name is not allowed: characters, length, reserved, or too much like another. */
    NAME_INVALID(6),
    /** There is no such user, folder or content. */
    NOT_FOUND(7),
    /** A budget is used up; later it works again. */
    TOO_MANY(8),
    /** Kept out by the owner. */
    BANNED(9),
    /** The engine that answers this is not running now; later it may be. */
    UNAVAILABLE(10),
    /** What was asked is larger than the limit. */
    TOO_LARGE(11),
    /** The asker may not do this. */
    FORBIDDEN(12),
    /** The name waits for someone to approve it. */
    PENDING(13),
    /** New names need an invitation, and the one shown is none, or used up. */
    INVITATION(14),
    /** The password is wrong. */
    PASSWORD(15);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static ErrorCode of(int number) {
        for (var code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        return INTERNAL;
    }
}
