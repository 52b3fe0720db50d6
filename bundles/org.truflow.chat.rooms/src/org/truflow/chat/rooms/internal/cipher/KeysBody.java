package org.truflow.chat.rooms.internal.cipher;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.truflow.id.PeerId;

/** A chain, sealed for each of some devices. */
public final class KeysBody {
    private static final byte VERSION = 1;
    private static final int SHORT_ID = 16;
    private static final int ENCAPSULATED = 32;
    private static final int PLAIN = 4 + Chain.SECRET_BYTES + KeyCard.KEY_BYTES + SHORT_ID;
    private static final int SEALED = PLAIN + 16;
    private static final int PART = SHORT_ID + ENCAPSULATED + SEALED;
    private static final byte[] INFO = "truflow room chain".getBytes(StandardCharsets.US_ASCII);

    private KeysBody() {}

    static byte[] seal(long room, DeviceKey by, OwnChain own, Collection<KeyCard> to) {
        var card = by.card().bytes();
        var out = ByteBuffer.allocate(1 + 16 + 2 + card.length + 2 + to.size() * PART);
        out.put(VERSION);
        Chain.put(own.chain().name(), out);
        out.putShort((short) card.length).put(card).putShort((short) to.size());
        var with = with(room, by.device(), own.chain().name());
        for (var device : to) {
            var plain = ByteBuffer.allocate(PLAIN)
                    .putInt(own.chain().next())
                    .put(own.chain().secret())
                    .put(own.publicKey())
                    .put(shortId(device.device()));
            out.put(shortId(device.device())).put(by.seal(device, INFO, with, plain.array()));
        }
        return out.array();
    }

    /**
     * Opens the part that is for this device.
     *
     * @param sender as the tracker told
     * @return empty if there is none
     */
    static Optional<GivenChain> open(long room, PeerId sender, byte[] body, DeviceKey by) throws UnreadableException {
        try {
            var in = ByteBuffer.wrap(body);
            if (in.get() != VERSION) {
                throw new UnreadableException("keys were given in an unknown way");
            }
            var name = Chain.uuid(in);
            var card = KeyCard.read(bytes(in, in.getShort() & 0xFFFF));
            if (!card.device().equals(sender)) {
                throw new UnreadableException("keys were given in the name of somebody else");
            }
            var own = shortId(by.device());
            for (var parts = in.getShort() & 0xFFFF; parts > 0; parts--) {
                var to = bytes(in, SHORT_ID);
                var encapsulated = bytes(in, ENCAPSULATED);
                var sealed = bytes(in, SEALED);
                if (Arrays.equals(to, own)) {
                    var plain = by.open(card, INFO, with(room, sender, name), encapsulated, sealed);
                    return Optional.of(chain(name, ByteBuffer.wrap(plain), own));
                }
            }
            return Optional.empty();
        } catch (BufferUnderflowException e) {
            throw new UnreadableException("keys were cut off", e);
        }
    }

    private static GivenChain chain(UUID name, ByteBuffer plain, byte[] own) throws UnreadableException {
        var next = plain.getInt();
        var secret = bytes(plain, Chain.SECRET_BYTES);
        var verifier = bytes(plain, KeyCard.KEY_BYTES);
        if (next < 0 || !Arrays.equals(bytes(plain, SHORT_ID), own)) {
            throw new UnreadableException("a key was sealed for somebody else");
        }
        return new GivenChain(new Chain(name, next, secret), verifier);
    }

    private static byte[] with(long room, PeerId sender, UUID name) {
        var with = ByteBuffer.allocate(8 + 32 + 16).putLong(room).put(sender.toBytes());
        Chain.put(name, with);
        return with.array();
    }

    private static byte[] shortId(PeerId device) {
        return Arrays.copyOf(device.toBytes(), SHORT_ID);
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
