package org.truflow.chat.rooms.internal.cipher;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.truflow.id.PeerId;

/** This device's key for rooms. Immutable; HPKE of RFC 9180 in its Auth mode, as Bouncy Castle has it. */
public final class DeviceKey {
    private final AsymmetricCipherKeyPair pair;
    private final byte[] secret;
    private final KeyCard card;

    private DeviceKey(byte[] secret, PublicKey identity, PrivateKey by) {
        var key = new X25519PrivateKeyParameters(secret);
        this.secret = secret;
        this.pair = new AsymmetricCipherKeyPair(key.generatePublicKey(), key);
        this.card = KeyCard.sign(identity, by, key.generatePublicKey().getEncoded());
    }

    /**
     * @param secret as {@link #secret} told it
     * @param identity of the installation, whose private key {@code by} is
     */
    public static DeviceKey of(byte[] secret, PublicKey identity, PrivateKey by) {
        return new DeviceKey(secret, identity, by);
    }

    /** Returns 32 bytes that make the key of a new device. */
    public static byte[] fresh() {
        return new X25519PrivateKeyParameters(new SecureRandom()).getEncoded();
    }

    public byte[] secret() {
        return secret.clone();
    }

    public KeyCard card() {
        return card;
    }

    public PeerId device() {
        return card.device();
    }

    /** Seals for another device; 32 bytes of encapsulation first. */
    byte[] seal(KeyCard to, byte[] info, byte[] with, byte[] plain) {
        var hpke = hpke();
        try {
            var sealed = hpke.seal(hpke.deserializePublicKey(to.key()), info, with, plain, null, null, pair);
            var both = new byte[sealed[0].length + sealed[1].length];
            System.arraycopy(sealed[1], 0, both, 0, sealed[1].length);
            System.arraycopy(sealed[0], 0, both, sealed[1].length, sealed[0].length);
            return both;
        } catch (InvalidCipherTextException | RuntimeException e) {
            throw new IllegalStateException(
                    "nothing can be sealed for " + to.device().toShortString(), e);
        }
    }

    byte[] open(KeyCard from, byte[] info, byte[] with, byte[] encapsulated, byte[] sealed) throws UnreadableException {
        var hpke = hpke();
        try {
            return hpke.open(encapsulated, pair, info, with, sealed, null, null, hpke.deserializePublicKey(from.key()));
        } catch (InvalidCipherTextException | RuntimeException e) {
            throw new UnreadableException("a key was not sealed for this device by its sender", e);
        }
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_auth, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }
}
