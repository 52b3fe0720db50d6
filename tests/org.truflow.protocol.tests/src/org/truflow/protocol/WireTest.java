package org.truflow.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.id.PeerId;
import org.truflow.protocol.internal.BuiltInMessages;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.peer.ContentOffered;
import org.truflow.protocol.peer.Layer;
import org.truflow.protocol.peer.Leaves;
import org.truflow.protocol.tracker.Found;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.protocol.tracker.Search;
import org.truflow.search.Facets;
import org.truflow.search.FileType;
import org.truflow.search.SearchPage;
import org.truflow.search.SizeClass;

class WireTest {
    private final Wire wire = new Wire();

    static Stream<String> samples() {
        return Samples.byTitle().keySet().stream();
    }

    @Test
    void has_a_sample_of_every_message() {
        var types = new HashSet<Class<?>>();
        Samples.byTitle()
                .values()
                .forEach(envelope -> types.add(envelope.message().getClass()));

        BuiltInMessages.codecs()
                .forEach(codec -> assertTrue(types.remove(codec.type()), () -> "no sample of " + codec.type()));

        assertEquals(new HashSet<>(), types);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void reads_back_what_it_wrote(String title) throws Exception {
        var sent = Samples.byTitle().get(title);
        var frame = Frames.bytes(wire, sent);

        var received = Frames.read(wire, frame);

        assertEquals(sent.id(), received.id());
        assertArrayEquals(frame, Frames.bytes(wire, received));
        // Arrays and payloads are equal only to themselves.
        if (!(sent.message() instanceof Hello
                || sent.message() instanceof Layer
                || sent.message() instanceof Leaves
                || sent.message() instanceof Block
                || ChatSamples.holdsArrays(sent.message())
                || RoomSamples.holdsArrays(sent.message()))) {
            assertEquals(sent, received);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void reads_direct_and_little_endian_buffers_alike(String title) throws Exception {
        var body = Frames.body(wire, Samples.byTitle().get(title));
        var opcode = Frames.opcode(wire, Samples.byTitle().get(title));
        var direct = ByteBuffer.allocateDirect(body.length + 7)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(3)
                .put(body)
                .flip()
                .position(3);

        var received = Frames.decode(wire, opcode, direct);

        assertEquals(3, direct.position(), "position of the body");
        assertArrayEquals(body, Frames.body(wire, received));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writes_what_the_library_reads_and_reads_what_it_writes(String title) throws Exception {
        var sent = Samples.byTitle().get(title);
        var body = Frames.body(wire, sent);

        var repacked = Bodies.pack(Bodies.unpack(body));

        assertArrayEquals(body, repacked);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ignores_keys_that_it_does_not_know(String title) throws Exception {
        var sent = Samples.byTitle().get(title);
        var body = Frames.body(wire, sent);
        var map = new LinkedHashMap<String, Object>();
        map.put("later", List.of(Map.of("deep", List.of(1, "two", 3.0, new byte[] {4})), true));
        map.put("", -1);
        map.putAll(Bodies.unpack(body));

        var received = Frames.decode(wire, Frames.opcode(wire, sent), Bodies.pack(map));

        assertArrayEquals(body, Frames.body(wire, received));
    }

    @Test
    void hands_out_the_payload_without_copying_it() throws Exception {
        var body = Frames.body(wire, Samples.of(Block.class));

        var block = (Block) Frames.decode(wire, 0x25, body).message();

        try (var payload = (Payload.Received) block.payload()) {
            assertEquals(5, payload.length());
            body[body.length - 5]++;
            assertEquals((byte) ('h' + 1), payload.bytes().get(0));
        }
    }

    @Test
    void counts_the_payload_in_the_length_of_the_frame() throws Exception {
        try (var payload = new BytesPayload(new byte[1 << 20])) {
            var encoded = wire.encode(new Envelope(9, new Block(payload)));

            var header = FrameHeader.read(encoded.head().duplicate());

            assertEquals(encoded.head().remaining() - FrameHeader.LENGTH + (1 << 20), header.length());
            assertTrue(header.length() <= wire.limit(0x25));
        }
    }

    @Test
    void closes_the_payload_of_a_message_that_turns_out_malformed() {
        var body = Bodies.pack(Map.of("d", new byte[5]));
        var payload = new BytesPayload(new byte[5]);

        var failure = assertThrows(
                MalformedMessageException.class, () -> wire.decode(0x25, ByteBuffer.wrap(body), (_, _) -> payload));

        assertEquals("Block has no id", failure.getMessage());
        assertEquals(1, payload.closed());
    }

    @Test
    void refuses_a_payload_that_is_not_at_the_end() {
        var map = new LinkedHashMap<String, Object>();
        map.put("d", new byte[5]);
        map.put("i", 1);

        var failure = assertThrows(MalformedMessageException.class, () -> Frames.decode(wire, 0x25, Bodies.pack(map)));

        assertEquals("Block.d: is not at the end of the message", failure.getMessage());
    }

    @Test
    void keeps_the_id_of_an_unknown_request() throws Exception {
        assertEquals(
                new Envelope(77, new Unknown(0x7F)),
                Frames.decode(wire, 0x7F, Bodies.pack(Map.of("i", 77, "q", List.of()))));
        assertEquals(new Envelope(0, new Unknown(0xFE)), Frames.decode(wire, 0xFE, Bodies.pack(Map.of("q", "x"))));
    }

    @Test
    void takes_no_more_than_64_KiB_of_an_unknown_message() throws Exception {
        assertEquals(64 << 10, wire.limit(0x7F));
        var fits = Bodies.pack(Map.of("q", new byte[(64 << 10) - 6]));
        assertEquals(64 << 10, fits.length);

        assertInstanceOf(Unknown.class, Frames.decode(wire, 0x7F, fits).message());
        assertThrows(MalformedMessageException.class, () -> Frames.decode(wire, 0x7F, new byte[(64 << 10) + 1]));
    }

    @Test
    void refuses_a_body_over_the_limit_before_it_looks_at_it() {
        for (var codec : BuiltInMessages.codecs()) {
            assertEquals(codec.limit(), wire.limit(codec.opcode()));
            var failure = assertThrows(
                    MalformedMessageException.class,
                    () -> Frames.decode(wire, codec.opcode(), new byte[codec.limit() + 1]));
            assertTrue(failure.getMessage().endsWith("bytes are more than " + codec.limit()), failure.getMessage());
        }
    }

    @Test
    void refuses_ids_where_they_do_not_belong() {
        var ask = new AskContent(Samples.CONTENT);
        assertThrows(IllegalArgumentException.class, () -> wire.encode(new Envelope(0, ask)));
        assertThrows(IllegalArgumentException.class, () -> wire.encode(new Envelope(0, new ContentOffered(1))));
        assertThrows(IllegalArgumentException.class, () -> wire.encode(new Envelope(1, new Ping(1))));
        assertThrows(IllegalArgumentException.class, () -> new Envelope(-1, ask));

        refuses(0x20, Map.of("h", new byte[32]), "AskContent has no id");
        refuses(0x21, Map.of("s", 1), "ContentOffered has no id");
        refuses(0x02, Map.of("t", 1, "i", 1), "Ping has an id");
        refuses(0x20, Map.of("h", new byte[32], "i", 0), "AskContent.i: 0 is not 1 to 9223372036854775807");
        refuses(0x20, Map.of("h", new byte[32], "i", -1), "AskContent.i: -1 is not 1 to 9223372036854775807");
        refuses(0x20, Map.of("h", new byte[32], "i", "1"), "AskContent.i: is not a number but FIXSTR");
    }

    @Test
    void refuses_with_and_without_an_id() throws Exception {
        var refusal = new Refusal(ErrorCode.VERSION, "too old", "");

        for (var id : new long[] {0, 1, Long.MAX_VALUE}) {
            var envelope = new Envelope(id, refusal);
            assertEquals(envelope, Frames.read(wire, Frames.bytes(wire, envelope)));
        }
    }

    @Test
    void says_so_when_a_message_is_too_large_to_be_sent() {
        var failure = assertThrows(
                OversizedMessageException.class,
                () -> new Wire(List.of(new Note(0x80, 64))).encode(new Envelope(0, new Note.Text("x".repeat(60)))));

        assertEquals("Text would be larger than 64 bytes", failure.getMessage());
    }

    @Test
    void sends_nothing_it_has_no_codec_for() {
        assertThrows(IllegalArgumentException.class, () -> wire.encode(new Envelope(0, new Note.Text("x"))));
        assertThrows(IllegalArgumentException.class, () -> wire.encode(new Envelope(1, new Unknown(5))));
    }

    @Test
    void speaks_for_a_plugin() throws Exception {
        var plugin = new Wire(List.of(new Note(0x80, 100), new OtherNote(0xFF)));
        var sent = new Envelope(0, new Note.Text("to do"));

        assertEquals(sent, Frames.read(plugin, Frames.bytes(plugin, sent)));
        assertEquals(100, plugin.limit(0x80));
        assertEquals(
                new Unknown(0x80), Frames.read(wire, Frames.bytes(plugin, sent)).message());
    }

    @ParameterizedTest(name = "opcode {0}")
    @ValueSource(ints = {-1, 0, 0x10, 0x7F, 0x100})
    void refuses_an_opcode_that_is_not_for_plugins(int opcode) {
        assertThrows(IllegalArgumentException.class, () -> new Wire(List.of(new Note(opcode, 100))));
    }

    @Test
    void refuses_opcodes_and_types_that_are_there_twice() {
        assertThrows(IllegalArgumentException.class, () -> new Wire(List.of(new Note(0x80, 100), new OtherNote(0x80))));
        assertThrows(IllegalArgumentException.class, () -> new Wire(List.of(new Note(0x80, 100), new Note(0x81, 100))));
    }

    @ParameterizedTest(name = "limit {0}")
    @ValueSource(ints = {-1, 0, Limits.BODY + 1})
    void refuses_a_plugin_with_a_limit_out_of_bounds(int limit) {
        assertThrows(IllegalArgumentException.class, () -> new Wire(List.of(new Note(0x80, limit))));
    }

    @Test
    void takes_a_failing_plugin_for_a_malformed_message() {
        var plugin = new Wire(List.of(new Note(0x80, 100)));

        var failure = assertThrows(
                MalformedMessageException.class, () -> Frames.decode(plugin, 0x80, Bodies.pack(Map.of("t", "fail"))));

        assertInstanceOf(ArithmeticException.class, failure.getCause());
    }

    @Test
    void keeps_an_empty_cursor_apart_from_none() throws Exception {
        for (var cursor : List.of(Optional.<String>empty(), Optional.of(""))) {
            var sent = new Envelope(1, new Search("q", 1, cursor));
            assertEquals(sent, Frames.read(wire, Frames.bytes(wire, sent)));
        }
    }

    @Test
    void tells_counts_and_sources_of_hits_where_there_are_any() throws Exception {
        var facets = new Facets(
                Map.of(FileType.VIDEO, 7L, FileType.FOLDER, 2L),
                Map.of(SizeClass.GIANT, 7L),
                List.of(new Facets.Owner("ann", 9)),
                4,
                true);
        var hit = Samples.hits().getFirst().withSources(12);
        var sent =
                new Envelope(1, new Found(new SearchPage(List.of(hit), Optional.empty(), false, Optional.of(facets))));

        assertEquals(sent, Frames.read(wire, Frames.bytes(wire, sent)));
        var asked = new Envelope(1, new Search("q", 1, Optional.empty(), true));
        assertEquals(asked, Frames.read(wire, Frames.bytes(wire, asked)));
    }

    @Test
    void tells_32_keys_of_a_person_and_always_the_same() throws Exception {
        var keys = new ArrayList<PeerId>();
        for (var i = 0; i < 40; i++) {
            keys.add(PeerId.of(Samples.filled(i)));
        }
        var person = new Person("ann", Set.copyOf(keys), Presence.ONLINE, Instant.EPOCH);

        var told = Frames.read(
                wire, Frames.bytes(wire, new Envelope(0, new PresenceChanged(false, List.of(person), List.of()))));

        var people = ((PresenceChanged) told.message()).people();
        assertEquals(Set.copyOf(keys.subList(0, 32)), people.getFirst().peers());
    }

    private void refuses(int opcode, Map<String, Object> body, String why) {
        var failure =
                assertThrows(MalformedMessageException.class, () -> Frames.decode(wire, opcode, Bodies.pack(body)));
        assertEquals(why, failure.getMessage());
    }

    private record Note(int opcode, int limit) implements MessageCodec<Note.Text> {
        private record Text(String text) implements Message.Push {}

        @Override
        public Class<Text> type() {
            return Text.class;
        }

        @Override
        public void encode(Text message, MapWriter out) {
            out.text("t", message.text(), TextLimit.ofCharacters(100));
        }

        @Override
        public Text decode(MapReader in) throws MalformedMessageException {
            var text = in.text("t", TextLimit.ofCharacters(100));
            return text.equals("fail") ? new Text("" + 1 / (text.length() - 4)) : new Text(text);
        }
    }

    private record OtherNote(int opcode) implements MessageCodec<OtherNote.Text> {
        private record Text() implements Message.Push {}

        @Override
        public Class<Text> type() {
            return Text.class;
        }

        @Override
        public int limit() {
            return 16;
        }

        @Override
        public void encode(Text message, MapWriter out) {}

        @Override
        public Text decode(MapReader in) {
            return new Text();
        }
    }
}
