package org.truflow.protocol;

import java.nio.ByteBuffer;

/**
 * What stands before every body: one byte opcode, 15 bytes ASCII decimal length, left-justified and padded with spaces.
 *
 * @param opcode 0 to 255
 * @param length bytes of the body, 0 to {@link #MOST}
 */
public record FrameHeader(int opcode, long length) {
    /** Bytes of a header. */
    public static final int LENGTH = 16;

    /** Greatest length that can be written. What an opcode allows is far less, see {@link Wire#limit}. */
    public static final long MOST = 999_999_999_999_999L;

    private static final int DIGITS = LENGTH - 1;

    public FrameHeader {
        if (opcode < 0 || opcode > 0xFF) {
            throw new IllegalArgumentException("an opcode is one byte: " + opcode);
        }
        if (length < 0 || length > MOST) {
            throw new IllegalArgumentException("a frame length has at most 15 digits: " + length);
        }
    }

    /**
     * Writes {@link #LENGTH} bytes.
     *
     * @throws IllegalArgumentException if opcode or length is out of bounds
     * @throws java.nio.BufferOverflowException if there is no room
     */
    public static void write(ByteBuffer out, int opcode, long length) {
        new FrameHeader(opcode, length);
        var digits = Long.toString(length);
        out.put((byte) opcode);
        for (var i = 0; i < DIGITS; i++) {
            out.put((byte) (i < digits.length() ? digits.charAt(i) : ' '));
        }
    }

    /**
     * Reads {@link #LENGTH} bytes.
     *
     * @throws MalformedMessageException if there are fewer, or the length is written in any other way than {@link #write} does
     */
    public static FrameHeader read(ByteBuffer in) throws MalformedMessageException {
        if (in.remaining() < LENGTH) {
            throw new MalformedMessageException("a frame header has " + LENGTH + " bytes, not " + in.remaining());
        }
        var opcode = in.get() & 0xFF;
        var length = 0L;
        var digits = 0;
        var padded = false;
        for (var i = 0; i < DIGITS; i++) {
            var letter = in.get();
            if (letter == ' ') {
                padded = true;
            } else if (letter >= '0' && letter <= '9' && !padded) {
                length = 10 * length + letter - '0';
                digits++;
            } else {
                throw malformed(opcode, "byte " + (letter & 0xFF) + " at digit " + (i + 1));
            }
            if (digits == 2 && length < 10) {
                throw malformed(opcode, "a leading zero");
            }
        }
        if (digits == 0) {
            throw malformed(opcode, "no digits");
        }
        return new FrameHeader(opcode, length);
    }

    private static MalformedMessageException malformed(int opcode, String what) {
        return new MalformedMessageException("frame of opcode " + opcode + ": " + what + " in its length");
    }
}
