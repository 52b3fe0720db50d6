package org.truflow.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameHeaderTest {

    @ParameterizedTest(name = "opcode {0}, {1} bytes")
    @CsvSource({"65, 0, 'A0              '", "65, 1048576, 'A1048576        '", "65, 999999999999999, A999999999999999"
    })
    void writes_one_byte_and_fifteen_digits(int opcode, long length, String expected) throws Exception {
        var out = ByteBuffer.allocate(FrameHeader.LENGTH);

        FrameHeader.write(out, opcode, length);

        assertArrayEquals(ascii(expected), out.array());
        assertEquals(new FrameHeader(opcode, length), FrameHeader.read(out.flip()));
    }

    @Test
    void carries_every_opcode() throws Exception {
        for (var opcode = 0; opcode <= 0xFF; opcode++) {
            var bytes = ByteBuffer.allocateDirect(FrameHeader.LENGTH);

            FrameHeader.write(bytes, opcode, opcode * 31L);

            assertEquals(new FrameHeader(opcode, opcode * 31L), FrameHeader.read(bytes.flip()));
        }
    }

    @Test
    void leaves_what_follows_it() throws Exception {
        var bytes = ByteBuffer.wrap(ascii("A5              hello"));

        FrameHeader.read(bytes);

        assertEquals(5, bytes.remaining());
    }

    @ParameterizedTest(name = "way {index}")
    @ValueSource(
            strings = {
                "               ",
                " 5             ",
                "05             ",
                "00             ",
                "000000000000000",
                "-5             ",
                "+5             ",
                "5 5            ",
                "5             5",
                "5.0            ",
                "0x5            ",
                "5e3            ",
                "5\0             ",
                "5\n             ",
                "5\u00a0             ",
                "\u00b2             "
            })
    void refuses_any_other_way_to_write_a_length(String digits) {
        var bytes = ("A" + digits).getBytes(StandardCharsets.ISO_8859_1);
        var header =
                ByteBuffer.wrap(bytes.length > FrameHeader.LENGTH ? Arrays.copyOf(bytes, FrameHeader.LENGTH) : bytes);

        assertThrows(MalformedMessageException.class, () -> FrameHeader.read(header));
    }

    @Test
    void refuses_to_be_cut_short_at_any_byte() {
        for (var length = 0; length < FrameHeader.LENGTH; length++) {
            var bytes = ByteBuffer.wrap(ascii("A123            "), 0, length);

            assertThrows(MalformedMessageException.class, () -> FrameHeader.read(bytes));
        }
    }

    @ParameterizedTest(name = "opcode {0}, {1} bytes")
    @CsvSource({"-1, 0", "256, 0", "0, -1", "0, 1000000000000000"})
    void refuses_to_write_what_is_out_of_bounds(int opcode, long length) {
        assertThrows(
                IllegalArgumentException.class,
                () -> FrameHeader.write(ByteBuffer.allocate(FrameHeader.LENGTH), opcode, length));
    }

    @Test
    void reads_only_what_it_would_write() throws Exception {
        var random = new Random(1);
        var letters = ascii("0123456789 -");
        for (var i = 0; i < 200_000; i++) {
            var bytes = ascii("A               ");
            for (var k = random.nextInt(FrameHeader.LENGTH); k > 0; k--) {
                bytes[k] = letters[random.nextInt(letters.length)];
            }
            FrameHeader header;
            try {
                header = FrameHeader.read(ByteBuffer.wrap(bytes));
            } catch (MalformedMessageException e) {
                continue;
            }
            var out = ByteBuffer.allocate(FrameHeader.LENGTH);
            FrameHeader.write(out, header.opcode(), header.length());
            assertArrayEquals(bytes, out.array());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
