package org.truflow.identity;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The one kind of key that installations have: ECDSA on P-256, in the one encoding of 91 bytes that everybody writes.
 *
 * <p>Other encodings of the same point (compressed, explicit parameters) are refused, so that a key has one id.
 * Ed25519 is not taken: BoringSSL does not offer it for certificates unless told to, and the JDK does, so that two
 * installations could meet or not depending on their engines.
 */
public final class Keys {
    /** Length of a SubjectPublicKeyInfo in bytes. */
    public static final int LENGTH = 91;

    /** Everything before the coordinates: id-ecPublicKey, prime256v1, and the mark of an uncompressed point. */
    private static final byte[] PREFIX =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private Keys() {}

    /**
     * Returns the key's SubjectPublicKeyInfo.
     *
     * @throws InvalidKeyException if it is no P-256 key in its usual encoding
     */
    public static byte[] encode(PublicKey key) throws InvalidKeyException {
        var encoded = key.getEncoded();
        if (encoded == null
                || encoded.length != LENGTH
                || !Arrays.equals(encoded, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
            throw new InvalidKeyException("a key is ECDSA on P-256 with an uncompressed point, not "
                    + key.getAlgorithm() + (encoded == null ? "" : " of " + encoded.length + " bytes"));
        }
        return encoded;
    }

    /** @throws InvalidKeyException if the bytes are no P-256 key in its usual encoding, or the point is not on the curve */
    public static PublicKey decode(byte[] encoded) throws InvalidKeyException {
        try {
            var key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            if (!Arrays.equals(encode(key), encoded)) {
                throw new InvalidKeyException("a key is written in its usual encoding and nothing else");
            }
            return key;
        } catch (InvalidKeyException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException("these bytes are no public key: " + e.getMessage(), e);
        }
    }
}
