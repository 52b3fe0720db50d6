package org.truflow.protocol;

import java.nio.ByteBuffer;
import org.msgpack.core.MessageFormat;
import org.truflow.id.Sha256;

/**
 * MessagePack read straight from a buffer, heap or direct, one token at a time. The lengths that it returns are never
 * greater than the bytes that follow. Written on top of the library's formats, for the library's own reader copies, keeps
 * buffers of its own and reaches direct ones by reflection.
 */
final class Tokens {
    /** Maps and arrays within one another, the message's own map counted. */
    static final int MOST_DEPTH = 8;

    private final String message;
    private final ByteBuffer in;

    Tokens(String message, ByteBuffer in) {
        this.message = message;
        this.in = in;
    }

    int position() {
        return in.position();
    }

    int remaining() {
        return in.remaining();
    }

    void at(int position) {
        in.position(position);
    }

    byte byteAt(int position) {
        return in.get(position);
    }

    void end() throws MalformedMessageException {
        if (in.hasRemaining()) {
            throw new MalformedMessageException(message + ": " + in.remaining() + " bytes follow its end");
        }
    }

    MalformedMessageException malformed(String key, String what) {
        return new MalformedMessageException(message + "." + key + ": " + what);
    }

    long integer(String key) throws MalformedMessageException {
        return integer(key, format(key));
    }

    boolean flag(String key) throws MalformedMessageException {
        need(key, 1);
        return switch (format(key)) {
            case BOOLEAN -> (in.get(in.position() - 1) & 1) == 1;
            case MessageFormat other -> throw wrong(key, "true or false", other);
        };
    }

    double real(String key) throws MalformedMessageException {
        var value = switch (format(key)) {
            case FLOAT64 -> {
                need(key, 8);
                yield in.getDouble();
            }
            case FLOAT32 -> {
                need(key, 4);
                yield in.getFloat();
            }
            case MessageFormat other -> integer(key, other);
        };
        if (!Double.isFinite(value)) {
            throw malformed(key, value + " is not a number");
        }
        return value;
    }

    /** Returns the length of a text whose bytes follow. */
    int string(String key) throws MalformedMessageException {
        return switch (format(key)) {
            case FIXSTR -> bounded(key, in.get(in.position() - 1) & 0x1F, 1);
            case STR8 -> bounded(key, unsigned(key, 1), 1);
            case STR16 -> bounded(key, unsigned(key, 2), 1);
            case STR32 -> bounded(key, unsigned(key, 4), 1);
            case MessageFormat other -> throw wrong(key, "a text", other);
        };
    }

    /** Returns the length of a binary whose bytes follow. */
    int binary(String key) throws MalformedMessageException {
        return switch (format(key)) {
            case BIN8 -> bounded(key, unsigned(key, 1), 1);
            case BIN16 -> bounded(key, unsigned(key, 2), 1);
            case BIN32 -> bounded(key, unsigned(key, 4), 1);
            case MessageFormat other -> throw wrong(key, "a binary", other);
        };
    }

    /** Returns the number of elements that follow. */
    int array(String key) throws MalformedMessageException {
        return switch (format(key)) {
            case FIXARRAY -> bounded(key, in.get(in.position() - 1) & 0x0F, 1);
            case ARRAY16 -> bounded(key, unsigned(key, 2), 1);
            case ARRAY32 -> bounded(key, unsigned(key, 4), 1);
            case MessageFormat other -> throw wrong(key, "an array", other);
        };
    }

    /** Returns the number of keys that follow, each with its value. */
    int map(String key) throws MalformedMessageException {
        return switch (format(key)) {
            case FIXMAP -> bounded(key, in.get(in.position() - 1) & 0x0F, 2);
            case MAP16 -> bounded(key, unsigned(key, 2), 2);
            case MAP32 -> bounded(key, unsigned(key, 4), 2);
            case MessageFormat other -> throw wrong(key, "a map", other);
        };
    }

    /** Takes bytes whose length was checked. */
    byte[] take(int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** Takes the bytes of a binary that was found to be 32 long. */
    Sha256 hash() {
        return Sha256.read(in);
    }

    /**
     * Passes over a value of any type.
     *
     * @param depth of maps and arrays around it
     */
    void skip(String key, int depth) throws MalformedMessageException {
        var first = format(key);
        in.position(in.position() - 1);
        switch (first) {
            case FIXSTR, STR8, STR16, STR32 -> pass(string(key));
            case BIN8, BIN16, BIN32 -> pass(binary(key));
            case FIXARRAY, ARRAY16, ARRAY32 -> skip(key, array(key), depth);
            case FIXMAP, MAP16, MAP32 -> skip(key, 2 * map(key), depth);
            default -> {
                in.get();
                pass(bounded(key, fixedLength(key, first), 1));
            }
        }
    }

    private void skip(String key, int values, int depth) throws MalformedMessageException {
        if (depth == MOST_DEPTH) {
            throw malformed(key, "is nested deeper than " + MOST_DEPTH);
        }
        for (var i = 0; i < values; i++) {
            skip(key, depth + 1);
        }
    }

    private void pass(int length) {
        in.position(in.position() + length);
    }

    private long fixedLength(String key, MessageFormat format) throws MalformedMessageException {
        return switch (format) {
            case NIL, BOOLEAN, POSFIXINT, NEGFIXINT -> 0;
            case UINT8, INT8 -> 1;
            case UINT16, INT16, FIXEXT1 -> 2;
            case FIXEXT2 -> 3;
            case UINT32, INT32, FLOAT32 -> 4;
            case FIXEXT4 -> 5;
            case UINT64, INT64, FLOAT64 -> 8;
            case FIXEXT8 -> 9;
            case FIXEXT16 -> 17;
            case EXT8 -> 1 + unsigned(key, 1);
            case EXT16 -> 1 + unsigned(key, 2);
            case EXT32 -> 1 + unsigned(key, 4);
            default -> throw malformed(key, "is no MessagePack");
        };
    }

    private long integer(String key, MessageFormat format) throws MalformedMessageException {
        return switch (format) {
            case POSFIXINT, NEGFIXINT -> in.get(in.position() - 1);
            case UINT8 -> unsigned(key, 1);
            case UINT16 -> unsigned(key, 2);
            case UINT32 -> unsigned(key, 4);
            case UINT64 -> {
                need(key, 8);
                var value = in.getLong();
                if (value < 0) {
                    throw malformed(key, Long.toUnsignedString(value) + " is too large");
                }
                yield value;
            }
            case INT8 -> {
                need(key, 1);
                yield in.get();
            }
            case INT16 -> {
                need(key, 2);
                yield in.getShort();
            }
            case INT32 -> {
                need(key, 4);
                yield in.getInt();
            }
            case INT64 -> {
                need(key, 8);
                yield in.getLong();
            }
            case MessageFormat other -> throw wrong(key, "a number", other);
        };
    }

    private MessageFormat format(String key) throws MalformedMessageException {
        need(key, 1);
        return MessageFormat.valueOf(in.get());
    }

    private long unsigned(String key, int bytes) throws MalformedMessageException {
        need(key, bytes);
        return switch (bytes) {
            case 1 -> in.get() & 0xFF;
            case 2 -> in.getShort() & 0xFFFF;
            default -> in.getInt() & 0xFFFF_FFFFL;
        };
    }

    private int bounded(String key, long count, int bytesEach) throws MalformedMessageException {
        if (count * bytesEach > in.remaining()) {
            throw malformed(key, "says that it has " + count + " of what " + in.remaining() + " bytes cannot hold");
        }
        return (int) count;
    }

    private void need(String key, int bytes) throws MalformedMessageException {
        if (in.remaining() < bytes) {
            throw malformed(key, "is cut short");
        }
    }

    private MalformedMessageException wrong(String key, String expected, MessageFormat actual) {
        return malformed(key, "is not " + expected + " but " + actual);
    }
}
