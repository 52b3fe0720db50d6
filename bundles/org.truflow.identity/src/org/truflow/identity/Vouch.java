package org.truflow.identity;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.truflow.id.PeerId;

/**
 * A statement, signed by an older key, that a newer key belongs to the same installation.
 *
 * <pre>
 * encoded:  1 byte    1, the version
 *           91 bytes  the older key, SubjectPublicKeyInfo
 *           91 bytes  the newer key, SubjectPublicKeyInfo
 *           8 bytes   time, milliseconds since 1970, big-endian
 *           8-72 b.   SHA256withECDSA by the older key, DER, over: "truflow vouch", a zero byte, all of the above
 * </pre>
 *
 * The text in front keeps a signature that this key gave for something else, a TLS handshake for example, from
 * being passed off as a vouch. Immutable.
 */
public final class Vouch {
    /** Longest chain that is kept, sent or believed. */
    public static final int MOST = 8;

    /** Most bytes of one encoded vouch. */
    public static final int MOST_BYTES = 1 + 2 * Keys.LENGTH + Long.BYTES + 72;

    private static final byte VERSION = 1;
    private static final byte[] DOMAIN = "truflow vouch\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED = 1 + 2 * Keys.LENGTH + Long.BYTES;
    private static final int LEAST_SIGNATURE = 8;

    private final PublicKey older;
    private final PublicKey newer;
    private final Instant time;
    private final byte[] encoded;

    private Vouch(PublicKey older, PublicKey newer, Instant time, byte[] encoded) {
        this.older = older;
        this.newer = newer;
        this.time = time;
        this.encoded = encoded;
    }

    /** Lets {@code older} vouch for {@code newer}; {@code secret} is the private key of {@code older}. */
    public static Vouch sign(PublicKey older, PrivateKey secret, PublicKey newer, Instant time)
            throws GeneralSecurityException {
        var statement = ByteBuffer.allocate(SIGNED)
                .put(VERSION)
                .put(Keys.encode(older))
                .put(Keys.encode(newer))
                .putLong(time.toEpochMilli())
                .array();
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(secret);
        signer.update(DOMAIN);
        signer.update(statement);
        var signature = signer.sign();
        var encoded = ByteBuffer.allocate(SIGNED + signature.length)
                .put(statement)
                .put(signature)
                .array();
        return decode(encoded);
    }

    /**
     * Reads a vouch and checks its signature.
     *
     * @throws InvalidKeyException if it is malformed, or forged
     */
    public static Vouch decode(byte[] encoded) throws InvalidKeyException {
        if (encoded.length < SIGNED + LEAST_SIGNATURE || encoded.length > MOST_BYTES) {
            throw new InvalidKeyException("a vouch has " + (SIGNED + LEAST_SIGNATURE) + " to " + MOST_BYTES
                    + " bytes, not " + encoded.length);
        }
        try {
            var in = ByteBuffer.wrap(encoded);
            var version = in.get();
            if (version != VERSION) {
                throw new InvalidKeyException(
                        "this is a vouch of version " + version + "; " + VERSION + " is known here");
            }
            var older = key(in);
            var newer = key(in);
            var time = Instant.ofEpochMilli(in.getLong());
            check(older, encoded);
            return new Vouch(older, newer, time, encoded.clone());
        } catch (BufferUnderflowException e) {
            throw new InvalidKeyException("the vouch is cut short", e);
        }
    }

    /**
     * Follows a chain, newest first, back from a key that was proved.
     *
     * @return the ids of the older keys, newest first; empty for an empty chain
     * @throws InvalidKeyException if a vouch is malformed or forged, the chain does not lead to {@code proved}, is
     *     broken, or has more than {@link #MOST} links
     */
    public static Set<PeerId> formerly(PublicKey proved, List<byte[]> chain) throws InvalidKeyException {
        if (chain.size() > MOST) {
            throw new InvalidKeyException("a chain has at most " + MOST + " vouches, not " + chain.size());
        }
        var ids = new LinkedHashSet<PeerId>();
        var current = proved;
        for (var encoded : chain) {
            var vouch = decode(encoded);
            if (!vouch.newer.equals(current)) {
                throw new InvalidKeyException(
                        "a vouch for " + PeerIds.of(vouch.newer) + " says nothing about " + PeerIds.of(current));
            }
            current = vouch.older;
            ids.add(PeerIds.of(current));
        }
        return ids;
    }

    /** Returns the key that vouches. */
    public PublicKey older() {
        return older;
    }

    /** Returns the key that is vouched for. */
    public PublicKey newer() {
        return newer;
    }

    /** Returns when it was signed, by the clock of whoever signed. */
    public Instant time() {
        return time;
    }

    public byte[] encode() {
        return encoded.clone();
    }

    @Override
    public String toString() {
        return PeerIds.of(older) + " vouches for " + PeerIds.of(newer);
    }

    private static PublicKey key(ByteBuffer in) throws InvalidKeyException {
        var encoded = new byte[Keys.LENGTH];
        in.get(encoded);
        return Keys.decode(encoded);
    }

    private static void check(PublicKey older, byte[] encoded) throws InvalidKeyException {
        try {
            var verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(older);
            verifier.update(DOMAIN);
            verifier.update(encoded, 0, SIGNED);
            if (verifier.verify(encoded, SIGNED, encoded.length - SIGNED)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException("the signature of the vouch is malformed: " + e.getMessage(), e);
        }
        throw new InvalidKeyException("the vouch is forged: " + PeerIds.of(older) + " did not sign it");
    }
}
