package org.truflow.content.internal;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.truflow.id.Sha256;

/** SHA-256 that writes its results into arrays of the caller and so makes no garbage. One owner at a time. */
public final class Digest {
    private final MessageDigest sha256 = create();

    public void update(ByteBuffer data) {
        sha256.update(data);
    }

    /** Writes the hash of everything since the last call to {@code out} and starts again. */
    public void finish(byte[] out, int at) {
        try {
            sha256.digest(out, at, Sha256.LENGTH);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a hash at " + at + " of " + out.length, e);
        }
    }

    /** Writes the hash of two neighbouring hashes at {@code from} to {@code to}; the places may overlap. */
    public void pair(byte[] hashes, int from, byte[] out, int to) {
        sha256.update(hashes, from, 2 * Sha256.LENGTH);
        finish(out, to);
    }

    private static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one does not", e);
        }
    }
}
