package org.truflow.protocol;

/**
 * Turns one type of message into a MessagePack map and back. Stateless; called from any thread. Whiteboard: plugins
 * register theirs for opcodes 0x80 to 0xFF.
 */
public interface MessageCodec<M extends Message> {
    /** Lowest opcode of a plugin; below it are the built-in messages. */
    int FIRST_PLUGIN_OPCODE = 0x80;

    int opcode();

    Class<M> type();

    /** Returns the most bytes that a body may have, at most {@link Limits#BODY}. A longer one is refused before any of it is read. */
    int limit();

    void encode(M message, MapWriter out);

    /** @throws MalformedMessageException if a key is missing, or a value is of the wrong type or out of bounds */
    M decode(MapReader in) throws MalformedMessageException;
}
