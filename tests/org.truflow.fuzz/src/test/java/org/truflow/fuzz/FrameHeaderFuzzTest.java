package org.truflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.truflow.protocol.FrameHeader;
import org.truflow.protocol.MalformedMessageException;

class FrameHeaderFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void what_is_read_is_written_the_same_and_the_rest_is_malformed(byte[] bytes) {
        FrameHeader header;
        try {
            header = FrameHeader.read(ByteBuffer.wrap(bytes));
        } catch (MalformedMessageException expected) {
            return;
        }

        var written = ByteBuffer.allocate(FrameHeader.LENGTH);
        FrameHeader.write(written, header.opcode(), header.length());

        assertArrayEquals(Arrays.copyOf(bytes, FrameHeader.LENGTH), written.array());
    }
}
