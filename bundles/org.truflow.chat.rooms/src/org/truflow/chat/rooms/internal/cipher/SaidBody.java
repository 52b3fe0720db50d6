package org.truflow.chat.rooms.internal.cipher;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.truflow.id.PeerId;
import org.truflow.protocol.room.LineKind;

/** A message, encrypted with the next key of a chain and signed by the chain's signer. */
public final class SaidBody {
    private static final byte VERSION = 1;
    private static final int HEAD = 1 + 16 + 4;
    private static final int TAG = 16;
    private static final int SIGNATURE = 64;
    private static final int MOST_STEPS = 10_000;

    private SaidBody() {}

    /** What a message is bound to: it cannot be shown as another, elsewhere, or as somebody else's. */
    public record Place(long room, PeerId sender, LineKind kind, long of, UUID id) {
        private byte[] with(UUID chain, int number) {
            var with = ByteBuffer.allocate(8 + 32 + 1 + 8 + 16 + 16 + 4)
                    .putLong(room)
                    .put(sender.toBytes())
                    .put((byte) kind.number())
                    .putLong(of);
            Chain.put(id, with);
            Chain.put(chain, with);
            return with.putInt(number).array();
        }
    }

    static byte[] encrypt(Place place, OwnChain own, byte[] plain) {
        var chain = own.chain();
        var with = place.with(chain.name(), chain.next());
        var head = ByteBuffer.allocate(HEAD).put(VERSION);
        Chain.put(chain.name(), head);
        head.putInt(chain.next());
        var sealed = gcm(Cipher.ENCRYPT_MODE, chain.key(), with, plain, 0, plain.length);
        var body = ByteBuffer.allocate(HEAD + sealed.length + SIGNATURE)
                .put(head.array())
                .put(sealed);
        var signed = signed(with, body.array());
        var signature = new byte[SIGNATURE];
        new Ed25519PrivateKeyParameters(own.signer())
                .sign(Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, signature, 0);
        return body.put(signature).array();
    }

    /** A text, and the chain as it stands after it. */
    record Read(byte[] plain, GivenChain after) {}

    /** @param known chains of the sender, by name */
    static Read decrypt(Place place, byte[] body, Function<UUID, Optional<GivenChain>> known)
            throws UnreadableException {
        if (body.length < HEAD + TAG + SIGNATURE || body[0] != VERSION) {
            throw new UnreadableException("it is encrypted in an unknown way");
        }
        var in = ByteBuffer.wrap(body, 1, HEAD - 1);
        var name = Chain.uuid(in);
        var number = in.getInt();
        var given = known.apply(name)
                .orElseThrow(() ->
                        new UnreadableException("it was encrypted for others: this device was not given its key"));
        verify(place, body, given, name, number);
        var chain = given.chain();
        if (number < chain.next() || number - chain.next() > MOST_STEPS) {
            throw new UnreadableException("its key was used before, or is too far ahead");
        }
        while (chain.next() < number) {
            chain = chain.step();
        }
        var sealed = body.length - HEAD - SIGNATURE;
        try {
            var plain = gcm(Cipher.DECRYPT_MODE, chain.key(), place.with(name, number), body, HEAD, sealed);
            return new Read(plain, new GivenChain(chain.step(), given.verifier()));
        } catch (IllegalStateException e) {
            throw new UnreadableException("it was changed on its way", e);
        }
    }

    private static void verify(Place place, byte[] body, GivenChain given, UUID name, int number)
            throws UnreadableException {
        var signed = signed(place.with(name, number), body);
        var signature = Arrays.copyOfRange(body, body.length - SIGNATURE, body.length);
        var right = new Ed25519PublicKeyParameters(given.verifier())
                .verify(Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, signature, 0);
        if (!right) {
            throw new UnreadableException("it is not signed by whom it is said to be from");
        }
    }

    private static byte[] signed(byte[] with, byte[] body) {
        return ByteBuffer.allocate(with.length + body.length - SIGNATURE)
                .put(with)
                .put(body, 0, body.length - SIGNATURE)
                .array();
    }

    /** The nonce is the same each time, and so no key may be used twice. */
    private static byte[] gcm(int mode, byte[] key, byte[] with, byte[] text, int offset, int length) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, new byte[12]));
            cipher.updateAAD(with);
            return cipher.doFinal(text, offset, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM: " + e.getMessage(), e);
        }
    }
}
