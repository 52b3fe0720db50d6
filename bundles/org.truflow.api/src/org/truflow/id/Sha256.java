package org.truflow.id;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A SHA-256 value of 32 bytes, held as four big-endian longs so that millions of them stay small. */
public record Sha256(long a, long b, long c, long d) implements Comparable<Sha256> {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** @throws IllegalArgumentException if {@code bytes} are not exactly {@link #LENGTH} */
    public static Sha256 of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 value has " + LENGTH + " bytes, not " + bytes.length);
        }
        return read(ByteBuffer.wrap(bytes));
    }

    /**
     * Reads the next {@link #LENGTH} bytes.
     *
     * @throws java.nio.BufferUnderflowException if fewer remain
     */
    public static Sha256 read(ByteBuffer in) {
        return new Sha256(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    /** @throws IllegalArgumentException if {@code hex} is not 64 hexadecimal digits */
    public static Sha256 parse(String hex) {
        if (hex.length() != 2 * LENGTH) {
            throw new IllegalArgumentException(
                    "a SHA-256 value has " + 2 * LENGTH + " hexadecimal digits: " + hex.length());
        }
        return of(HexFormat.of().parseHex(hex));
    }

    /** Writes {@link #LENGTH} bytes. */
    public void write(ByteBuffer out) {
        out.putLong(a).putLong(b).putLong(c).putLong(d);
    }

    public byte[] toBytes() {
        var bytes = new byte[LENGTH];
        write(ByteBuffer.wrap(bytes));
        return bytes;
    }

    /** Orders by the bytes, as unsigned. */
    @Override
    public int compareTo(Sha256 other) {
        var order = Long.compareUnsigned(a, other.a);
        order = order != 0 ? order : Long.compareUnsigned(b, other.b);
        order = order != 0 ? order : Long.compareUnsigned(c, other.c);
        return order != 0 ? order : Long.compareUnsigned(d, other.d);
    }

    /** Returns 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(toBytes());
    }
}
