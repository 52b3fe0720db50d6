package org.truflow.protocol;

import java.util.List;
import org.truflow.protocol.session.SessionKind;

/**
 * First frame of both sides. The side that connected says it first; the other answers with its own.
 *
 * @param version highest version of the protocol that the sender speaks, 1 or more; both then speak the lower of the two
 * @param capabilities names of what the sender can do beyond the version, at most 32 of 32 characters
 * @param kind what the side that connected wants the session for; the other side repeats it
 * @param vouches statements by which older keys vouch for the sender's, newest first, at most 8 of 1 KiB; not to be changed
 */
public record Hello(int version, List<String> capabilities, SessionKind kind, List<byte[]> vouches)
        implements Message.Push {
    /** The version described in docs/protocol.md. */
    public static final int VERSION = 1;

    public Hello {
        capabilities = List.copyOf(capabilities);
        vouches = List.copyOf(vouches);
    }
}
