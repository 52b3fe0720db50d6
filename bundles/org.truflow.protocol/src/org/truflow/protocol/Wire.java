package org.truflow.protocol;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.protocol.internal.BuiltInMessages;

/**
 * Turns messages into frames and bodies into messages: the built-in ones and those of plugins. Immutable; call from any
 * thread. Decoding never waits, and its memory is bounded by a small multiple of the body's length.
 */
public final class Wire {
    /** Key of the id in the message's own map; no codec may use it. */
    static final String ID = "i";

    private static final int OPCODES = 0x100;

    private final @Nullable MessageCodec<?>[] byOpcode = new @Nullable MessageCodec<?>[OPCODES];
    private final Map<Class<?>, @Nullable MessageCodec<?>> byType = new HashMap<>();

    /** Knows the built-in messages. */
    public Wire() {
        this(List.of());
    }

    /**
     * Knows the built-in messages and those of {@code plugins}.
     *
     * @throws IllegalArgumentException if an opcode of a plugin is not one for plugins, its limit is not 1 to
     *     {@link Limits#BODY}, or an opcode or type is there twice
     */
    public Wire(Collection<? extends MessageCodec<?>> plugins) {
        BuiltInMessages.codecs().forEach(this::add);
        for (var plugin : plugins) {
            if (plugin.opcode() < MessageCodec.FIRST_PLUGIN_OPCODE || plugin.opcode() >= OPCODES) {
                throw new IllegalArgumentException(
                        describe(plugin) + " is not one of the opcodes for plugins, 0x80 to 0xFF");
            }
            if (plugin.limit() < 1 || plugin.limit() > Limits.BODY) {
                throw new IllegalArgumentException(
                        describe(plugin) + " has a limit of " + plugin.limit() + ", not 1 to " + Limits.BODY);
            }
            add(plugin);
        }
    }

    /** Returns the most bytes that a body of {@code opcode} may have. */
    public int limit(int opcode) {
        var codec = byOpcode[opcode];
        return codec == null ? Limits.UNKNOWN_BODY : codec.limit();
    }

    /**
     * Makes a frame. The caller keeps the message's payload, if it has one, until this returns.
     *
     * @throws OversizedMessageException if the body is larger than its opcode allows
     * @throws IllegalArgumentException if the type is not known, a value breaks a bound, a request or reply has no id or
     *     a push has one
     */
    public Encoded encode(Envelope envelope) {
        var message = envelope.message();
        var codec = byType.get(message.getClass());
        if (codec == null) {
            throw new IllegalArgumentException(message.getClass().getName() + " cannot be sent: no codec for it");
        }
        if (!fits(envelope)) {
            throw new IllegalArgumentException(name(codec) + " cannot be sent with id " + envelope.id());
        }
        return encode(codec, envelope);
    }

    /**
     * Reads a body.
     *
     * @param opcode of its frame, 0 to 255
     * @param body exactly the body, direct or not; its position is not moved. Nothing but a payload refers to it afterwards
     * @param slicer cuts out the payload, if the message has one
     * @return with {@link Unknown} if nobody knows the opcode
     * @throws MalformedMessageException for whatever is wrong with the bytes; nothing else is thrown
     */
    public Envelope decode(int opcode, ByteBuffer body, PayloadSlicer slicer) throws MalformedMessageException {
        var codec = byOpcode[opcode];
        var name = codec == null ? "opcode " + opcode : name(codec);
        if (body.remaining() > limit(opcode)) {
            throw new MalformedMessageException(
                    name + ": " + body.remaining() + " bytes are more than " + limit(opcode));
        }
        var in = new MapReader(name, body.slice(), slicer);
        try {
            in.open();
            var id = in.has(ID) ? in.number(ID, 1, Long.MAX_VALUE) : 0;
            var envelope = new Envelope(id, codec == null ? new Unknown(opcode) : codec.decode(in));
            if (!fits(envelope)) {
                throw new MalformedMessageException(name + (id == 0 ? " has no id" : " has an id"));
            }
            return envelope;
        } catch (MalformedMessageException e) {
            in.abandon();
            throw e;
        } catch (RuntimeException e) {
            // A plugin's codec may throw anything; to the session that is the same as nonsense.
            in.abandon();
            throw new MalformedMessageException(name + ": " + e, e);
        }
    }

    private static boolean fits(Envelope envelope) {
        return switch (envelope.message()) {
            case Refusal _, Unknown _ -> true;
            case Message.Push _ -> envelope.id() == 0;
            default -> envelope.id() != 0;
        };
    }

    @SuppressWarnings("unchecked") // add() stores each codec under the class of its messages
    private static <M extends Message> Encoded encode(MessageCodec<M> codec, Envelope envelope) {
        var out = new MapWriter(name(codec), codec.limit(), envelope.id());
        codec.encode((M) envelope.message(), out);
        return out.finish(codec.opcode());
    }

    private void add(MessageCodec<?> codec) {
        if (byOpcode[codec.opcode()] != null) {
            throw new IllegalArgumentException(describe(codec) + " is there twice");
        }
        byOpcode[codec.opcode()] = codec;
        if (byType.put(codec.type(), codec) != null) {
            throw new IllegalArgumentException(codec.type().getName() + " has two codecs");
        }
    }

    private static String describe(MessageCodec<?> codec) {
        return "opcode 0x%02X of %s".formatted(codec.opcode(), codec.type().getName());
    }

    private static String name(MessageCodec<?> codec) {
        return codec.type().getSimpleName();
    }
}
