package org.truflow.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.truflow.protocol.tracker.Registered;
import org.truflow.share.CatalogVersion;

/** Text that one side shows as the other wrote it. */
class PeopleTextTest {
    private static final String HOSTILE = "a\u001b[2J\nb\u202ec";
    private static final String CLEAN = "a [2J bc";

    private final Wire wire = new Wire();

    @Test
    void is_cleaned_when_it_arrives() throws Exception {
        var version = Map.of("e", 0, "n", 0);

        assertEquals(new Bye(CLEAN), decode(0x04, Map.of("r", HOSTILE)));
        assertEquals(
                new Refusal(ErrorCode.BANNED, CLEAN, CLEAN), decode(0x05, Map.of("e", 9, "m", HOSTILE, "r", HOSTILE)));
        assertEquals(
                new Registered("ann", CLEAN, CatalogVersion.NONE),
                decode(0x11, Map.of("i", 1, "n", "ann", "t", HOSTILE, "c", version)));
    }

    @Test
    void is_cut_when_it_is_sent() throws Exception {
        var text = "\ud83d\ude00".repeat(1_200);
        var cut = "\ud83d\ude00".repeat(1_000);

        assertEquals(new Bye(cut), sent(0, new Bye(text)));
        assertEquals(new Refusal(ErrorCode.INTERNAL, cut, cut), sent(1, new Refusal(ErrorCode.INTERNAL, text, text)));
        assertEquals(
                new Registered("ann", cut.substring(0, 128), CatalogVersion.NONE),
                sent(1, new Registered("ann", text, CatalogVersion.NONE)));
    }

    @Test
    void reads_an_error_that_nobody_knows_as_internal() throws Exception {
        assertEquals(new Refusal(ErrorCode.INTERNAL, "", ""), decode(0x05, Map.of("e", 999, "m", "", "r", "")));
    }

    private Message decode(int opcode, Map<String, ?> body) throws MalformedMessageException {
        return Frames.decode(wire, opcode, Bodies.pack(body)).message();
    }

    private Message sent(long id, Message message) throws MalformedMessageException {
        return Frames.read(wire, Frames.bytes(wire, new Envelope(id, message))).message();
    }
}
