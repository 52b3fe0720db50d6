package org.truflow.protocol;

/** Bounds of what stands in messages; docs/protocol.md lists them. Both sides keep them: a longer value is not sent, and refused when received. */
public final class Limits {
    /** Name of a user or of a tracker. */
    public static final TextLimit NAME = TextLimit.ofCharacters(64);

    /** Name of a group. */
    public static final TextLimit GROUP = TextLimit.ofBytes(32);

    /** Groups that a person belongs to. */
    public static final int GROUPS_OF_PERSON = 16;

    /** One component of a path. */
    public static final TextLimit FILE_NAME = TextLimit.ofBytes(1_024);

    /** A whole path within a catalog. */
    public static final TextLimit PATH = TextLimit.ofBytes(4_096);

    /** What a person searches for. */
    public static final TextLimit QUERY = TextLimit.ofCharacters(1_000);

    /** Where a page of answers ended, in the answering side's own notation. */
    public static final TextLimit CURSOR = TextLimit.ofBytes(1_024);

    /** Reasons, errors and remedies. */
    public static final TextLimit ERROR_TEXT = TextLimit.ofCharacters(1_000);

    /** Name of a capability. */
    public static final TextLimit CAPABILITY = TextLimit.ofCharacters(32);

    public static final int CAPABILITIES = 32;
    public static final int VOUCHES = 8;

    /** Bytes of a vouch. */
    public static final int VOUCH_BYTES = 1 << 10;

    /** Installations of one user. */
    public static final int PEERS_OF_PERSON = 32;

    /** Addresses of one peer. */
    public static final int ADDRESSES = 64;

    /** Entries of a listing, hits of a search, contents asked for at once. */
    public static final int PAGE = 1_000;

    /** Places or sources of one content. */
    public static final int PLACES = 50;

    /** Hashes of a proof. */
    public static final int PROOF_HASHES = 64;

    /** Bytes of any body. */
    public static final int BODY = 4 << 20;

    /** Bytes of a body whose opcode is not known. */
    public static final int UNKNOWN_BODY = 64 << 10;

    private Limits() {}
}
