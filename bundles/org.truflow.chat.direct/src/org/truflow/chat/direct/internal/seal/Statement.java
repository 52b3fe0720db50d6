package org.truflow.chat.direct.internal.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.time.Instant;
import org.truflow.id.PeerId;
import org.truflow.identity.Identity;
import org.truflow.identity.Keys;
import org.truflow.identity.PeerIds;

/**
 * By which the key of an installation vouches for the key that letters to it are sealed for; docs/protocol.md has the bytes.
 *
 * @param peer whose it is, proved by the signature
 * @param key X25519, 32 bytes
 */
public record Statement(PeerId peer, byte[] key, Instant time, byte[] encoded) {
    static final int KEY = 32;
    private static final byte VERSION = 1;
    private static final byte[] DOMAIN = "truflow chat key\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED = 1 + Keys.LENGTH + KEY + Long.BYTES;
    private static final int MOST_SIGNATURE = 72;
    private static final int LEAST_SIGNATURE = 8;

    static Statement sign(Identity identity, byte[] key, Instant time) throws GeneralSecurityException {
        var signed = ByteBuffer.allocate(SIGNED)
                .put(VERSION)
                .put(Keys.encode(identity.certificate().getPublicKey()))
                .put(key)
                .putLong(time.toEpochMilli())
                .array();
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(identity.privateKey());
        signer.update(DOMAIN);
        signer.update(signed);
        var signature = signer.sign();
        return decode(ByteBuffer.allocate(SIGNED + signature.length)
                .put(signed)
                .put(signature)
                .array());
    }

    /**
     * Reads a statement and checks its signature.
     *
     * @throws InvalidKeyException if it is malformed, or forged
     */
    public static Statement decode(byte[] encoded) throws InvalidKeyException {
        if (encoded.length < SIGNED + LEAST_SIGNATURE || encoded.length > SIGNED + MOST_SIGNATURE) {
            throw new InvalidKeyException("a statement about a key does not have " + encoded.length + " bytes");
        }
        var in = ByteBuffer.wrap(encoded);
        var version = in.get();
        if (version != VERSION) {
            throw new InvalidKeyException("this is a statement of version " + version + "; " + VERSION + " is known");
        }
        var identity = new byte[Keys.LENGTH];
        in.get(identity);
        var key = new byte[KEY];
        in.get(key);
        var time = Instant.ofEpochMilli(in.getLong());
        var signer = Keys.decode(identity);
        try {
            var verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(signer);
            verifier.update(DOMAIN);
            verifier.update(encoded, 0, SIGNED);
            if (!verifier.verify(encoded, SIGNED, encoded.length - SIGNED)) {
                throw new InvalidKeyException("the statement is forged: " + PeerIds.of(signer) + " did not sign it");
            }
        } catch (InvalidKeyException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException("the signature of the statement is malformed: " + e.getMessage(), e);
        }
        return new Statement(PeerIds.of(signer), key, time, encoded.clone());
    }
}
