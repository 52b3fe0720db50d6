package org.truflow.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.msgpack.core.MessagePack.Code;
import org.truflow.id.Sha256;

/**
 * Writes the MessagePack map that is the body of a message, or a map within it: one call per key. What is absent is
 * left out: an empty optional, a false flag. At most 15 keys a map. Bounds are those the reader will check; what is
 * beyond them is the caller's mistake and an {@link IllegalArgumentException}. Not for use by several threads.
 */
public final class MapWriter {
    private static final int MOST_KEYS = 15;
    private static final int FIRST_SIZE = 256;

    private final String message;
    private final int limit;
    private ByteBuffer out;
    private int countAt;
    private int count;
    private @Nullable Payload payload;

    /**
     * @param limit most bytes of the body, with its payload
     * @param id written if it is not 0
     */
    MapWriter(String message, int limit, long id) {
        this.message = message;
        this.limit = limit;
        out = ByteBuffer.allocate(FIRST_SIZE);
        out.position(FrameHeader.LENGTH);
        begin();
        if (id != 0) {
            writeKey(Wire.ID);
            integer(id);
        }
    }

    /** Writes one element of a list as a map of its own. */
    @FunctionalInterface
    public interface Element<T> {
        void write(T value, MapWriter out);
    }

    /** Writes a whole number. */
    public MapWriter number(String key, long value) {
        key(key);
        integer(value);
        return this;
    }

    /** Writes a flag; false is left out. */
    public MapWriter flag(String key, boolean value) {
        if (value) {
            key(key);
            room(1).put(Code.TRUE);
        }
        return this;
    }

    /** Writes a number with fractions. */
    public MapWriter real(String key, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name(key) + " is not a number: " + value);
        }
        key(key);
        room(9).put(Code.FLOAT64).putDouble(value);
        return this;
    }

    /** Writes milliseconds since 1970; what lies before the year 1 or after 9999 is moved there. */
    public MapWriter instant(String key, Instant value) {
        var bounded = value.isBefore(MapReader.FIRST_INSTANT)
                ? MapReader.FIRST_INSTANT
                : value.isAfter(MapReader.LAST_INSTANT) ? MapReader.LAST_INSTANT : value;
        return number(key, bounded.toEpochMilli());
    }

    /** Writes a text. Halves of surrogate pairs, which no UTF-8 has, become question marks. */
    public MapWriter text(String key, String value, TextLimit most) {
        key(key);
        string(value, most);
        return this;
    }

    public MapWriter text(String key, Optional<String> value, TextLimit most) {
        return value.isPresent() ? text(key, value.get(), most) : this;
    }

    /** Writes text that people read, cut to what is allowed. */
    public MapWriter cutText(String key, String value, TextLimit most) {
        var cut = value.codePointCount(0, value.length()) <= most.characters()
                ? value
                : value.substring(0, value.offsetByCodePoints(0, most.characters()));
        return text(key, cut, most);
    }

    public MapWriter texts(String key, Collection<String> values, int mostValues, TextLimit most) {
        array(key, values.size(), mostValues);
        values.forEach(value -> string(value, most));
        return this;
    }

    /** @param value most {@code most} bytes */
    public MapWriter bytes(String key, byte[] value, int most) {
        key(key);
        binary(value, most);
        return this;
    }

    public MapWriter bytes(String key, Collection<byte[]> values, int mostValues, int most) {
        array(key, values.size(), mostValues);
        values.forEach(value -> binary(value, most));
        return this;
    }

    public MapWriter hash(String key, Sha256 value) {
        key(key);
        hash(value);
        return this;
    }

    public MapWriter hash(String key, Optional<Sha256> value) {
        return value.isPresent() ? hash(key, value.get()) : this;
    }

    public MapWriter hashes(String key, Collection<Sha256> values, int mostValues) {
        array(key, values.size(), mostValues);
        values.forEach(this::hash);
        return this;
    }

    /** Writes a map within this one. */
    public <T> MapWriter map(String key, T value, Element<T> element) {
        key(key);
        nested(value, element);
        return this;
    }

    /** Writes a list of maps. */
    public <T> MapWriter maps(String key, Collection<T> values, int mostValues, Element<T> element) {
        array(key, values.size(), mostValues);
        values.forEach(value -> nested(value, element));
        return this;
    }

    /** Writes bulk bytes, read from {@code value} only when they are sent. Only once, in the message's own map, and last. */
    public void payload(String key, Payload value, int most) {
        check(key, value.length(), most, "bytes");
        if (countAt != FrameHeader.LENGTH) {
            throw new IllegalStateException(name(key) + " is a payload within a nested map");
        }
        key(key);
        binaryHeader(value.length());
        payload = value;
        room(0);
    }

    /** Returns the frame; nothing may be written after it. */
    Encoded finish(int opcode) {
        out.put(countAt, (byte) (Code.FIXMAP_PREFIX | count));
        var end = out.position();
        var bulk = payload;
        FrameHeader.write(out.position(0), opcode, bodyLength(end));
        return new Encoded(out.position(0).limit(end), bulk);
    }

    private void begin() {
        countAt = out.position();
        count = 0;
        room(1).put(Code.FIXMAP_PREFIX);
    }

    private <T> void nested(T value, Element<T> element) {
        var outerAt = countAt;
        var outerCount = count;
        begin();
        element.write(value, this);
        out.put(countAt, (byte) (Code.FIXMAP_PREFIX | count));
        countAt = outerAt;
        count = outerCount;
    }

    private void key(String key) {
        if (payload != null) {
            throw new IllegalStateException(name(key) + " stands after the payload");
        }
        if (key.equals(Wire.ID)) {
            throw new IllegalStateException(name(key) + " is the key of the request's id");
        }
        writeKey(key);
    }

    private void writeKey(String key) {
        if (count++ == MOST_KEYS) {
            throw new IllegalStateException(name(key) + " is one key too many: at most " + MOST_KEYS);
        }
        var bytes = key.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > MapReader.MOST_KEY_BYTES) {
            throw new IllegalStateException(name(key) + " is too long for a key");
        }
        room(1 + bytes.length).put((byte) (Code.FIXSTR_PREFIX | bytes.length)).put(bytes);
    }

    private void integer(long value) {
        if (value >= -32 && value <= 127) {
            room(1).put((byte) value);
        } else if (value == (byte) value) {
            room(2).put(Code.INT8).put((byte) value);
        } else if (value >= 0 && value <= 0xFF) {
            room(2).put(Code.UINT8).put((byte) value);
        } else if (value >= 0 && value <= 0xFFFF) {
            room(3).put(Code.UINT16).putShort((short) value);
        } else if (value == (short) value) {
            room(3).put(Code.INT16).putShort((short) value);
        } else if (value >= 0 && value <= 0xFFFF_FFFFL) {
            room(5).put(Code.UINT32).putInt((int) value);
        } else if (value == (int) value) {
            room(5).put(Code.INT32).putInt((int) value);
        } else {
            room(9).put(value >= 0 ? Code.UINT64 : Code.INT64).putLong(value);
        }
    }

    private void string(String value, TextLimit most) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        check("text", value.codePointCount(0, value.length()), most.characters(), "characters");
        check("text", bytes.length, most.bytes(), "bytes");
        var length = bytes.length;
        if (length < 32) {
            room(1).put((byte) (Code.FIXSTR_PREFIX | length));
        } else if (length <= 0xFF) {
            room(2).put(Code.STR8).put((byte) length);
        } else if (length <= 0xFFFF) {
            room(3).put(Code.STR16).putShort((short) length);
        } else {
            room(5).put(Code.STR32).putInt(length);
        }
        room(length).put(bytes);
    }

    private void binary(byte[] value, int most) {
        check("binary", value.length, most, "bytes");
        binaryHeader(value.length);
        room(value.length).put(value);
    }

    private void hash(Sha256 value) {
        binaryHeader(Sha256.LENGTH);
        value.write(room(Sha256.LENGTH));
    }

    private void binaryHeader(int length) {
        if (length <= 0xFF) {
            room(2).put(Code.BIN8).put((byte) length);
        } else if (length <= 0xFFFF) {
            room(3).put(Code.BIN16).putShort((short) length);
        } else {
            room(5).put(Code.BIN32).putInt(length);
        }
    }

    private void array(String key, int size, int most) {
        check(key, size, most, "elements");
        key(key);
        if (size <= 15) {
            room(1).put((byte) (Code.FIXARRAY_PREFIX | size));
        } else if (size <= 0xFFFF) {
            room(3).put(Code.ARRAY16).putShort((short) size);
        } else {
            room(5).put(Code.ARRAY32).putInt(size);
        }
    }

    private void check(String key, int actual, int most, String unit) {
        if (actual > most) {
            throw new IllegalArgumentException(name(key) + " has " + actual + " " + unit + ", at most " + most);
        }
    }

    private String name(String key) {
        return message + "." + key;
    }

    private long bodyLength(int end) {
        var bulk = payload;
        return (long) end - FrameHeader.LENGTH + (bulk == null ? 0 : bulk.length());
    }

    private ByteBuffer room(int bytes) {
        if (bodyLength(out.position()) + bytes > limit) {
            throw new OversizedMessageException(message + " would be larger than " + limit + " bytes");
        }
        if (out.remaining() < bytes) {
            out = ByteBuffer.wrap(Arrays.copyOf(out.array(), Math.max(2 * out.capacity(), out.position() + bytes)))
                    .position(out.position());
        }
        return out;
    }
}
