package org.truflow.chat.rooms.internal.cipher;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A chain of keys: each message takes one, and nobody gets back from a later state to an earlier key.
 *
 * @param next number of the next message
 * @param secret 32 bytes
 */
public record Chain(UUID name, int next, byte[] secret) {
    static final int SECRET_BYTES = 32;

    private static final byte KEY = 1;
    private static final byte STEP = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Chain fresh() {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new Chain(UUID.randomUUID(), 0, secret);
    }

    /** Returns the key of the next message. */
    byte[] key() {
        return mac(KEY);
    }

    /** Returns the chain after the next message. */
    Chain step() {
        return new Chain(name, Math.incrementExact(next), mac(STEP));
    }

    private byte[] mac(byte what) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(new byte[] {what});
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    static void put(UUID id, ByteBuffer out) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    /** Without what is secret: this may stand in a log. */
    @Override
    public String toString() {
        return "Chain[" + name + ", " + next + "]";
    }
}
