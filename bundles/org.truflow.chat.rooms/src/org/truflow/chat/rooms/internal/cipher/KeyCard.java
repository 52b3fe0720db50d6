package org.truflow.chat.rooms.internal.cipher;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.truflow.id.PeerId;

/**
 * The key for rooms of a device, signed by the key of the installation.
 *
 * @param device whose it is
 * @param key X25519, 32 bytes
 * @param bytes as it goes from one to another
 */
public record KeyCard(PeerId device, byte[] key, byte[] bytes) {
    static final int KEY_BYTES = 32;

    private static final byte VERSION = 1;
    private static final int IDENTITY_BYTES = 91;
    private static final int SIGNED_BYTES = 1 + IDENTITY_BYTES + KEY_BYTES;
    private static final byte[] CONTEXT = "truflow room key\0".getBytes(StandardCharsets.US_ASCII);

    static KeyCard sign(PublicKey identity, PrivateKey by, byte[] key) {
        try {
            var out = new ByteArrayOutputStream();
            out.write(VERSION);
            out.writeBytes(identity.getEncoded());
            out.writeBytes(key);
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(by);
            signature.update(CONTEXT);
            signature.update(out.toByteArray());
            out.writeBytes(signature.sign());
            return new KeyCard(id(identity.getEncoded()), key, out.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key for rooms cannot be signed", e);
        }
    }

    /** Reads and verifies. @throws UnreadableException if it is none, or not signed by the installation that it names */
    public static KeyCard read(byte[] bytes) throws UnreadableException {
        if (bytes.length <= SIGNED_BYTES || bytes[0] != VERSION) {
            throw new UnreadableException("the key of a device is of an unknown kind");
        }
        var identity = Arrays.copyOfRange(bytes, 1, 1 + IDENTITY_BYTES);
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(identity)));
            signature.update(CONTEXT);
            signature.update(bytes, 0, SIGNED_BYTES);
            if (!signature.verify(bytes, SIGNED_BYTES, bytes.length - SIGNED_BYTES)) {
                throw new UnreadableException("the key of a device is not signed by it");
            }
            return new KeyCard(id(identity), Arrays.copyOfRange(bytes, 1 + IDENTITY_BYTES, SIGNED_BYTES), bytes);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableException("the key of a device cannot be verified: " + e.getMessage(), e);
        }
    }

    private static PeerId id(byte[] identity) throws GeneralSecurityException {
        return PeerId.of(MessageDigest.getInstance("SHA-256").digest(identity));
    }
}
