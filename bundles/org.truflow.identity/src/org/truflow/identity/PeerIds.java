package org.truflow.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import org.truflow.id.PeerId;

/** The id of whoever holds a key. */
public final class PeerIds {
    private PeerIds() {}

    /** Returns SHA-256 of the key's SubjectPublicKeyInfo. */
    public static PeerId of(PublicKey key) {
        try {
            return PeerId.of(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Returns the id of the certificate's key. */
    public static PeerId of(Certificate certificate) {
        return of(certificate.getPublicKey());
    }
}
