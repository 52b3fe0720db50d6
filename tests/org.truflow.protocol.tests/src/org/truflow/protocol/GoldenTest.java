package org.truflow.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is what the document says, byte by byte. */
class GoldenTest {
    private final Wire wire = new Wire();

    static List<Golden> examples() {
        return Golden.all();
    }

    @Test
    void has_an_example_of_every_message() {
        assertEquals(
                List.copyOf(Samples.byTitle().keySet()),
                Golden.all().stream().map(Golden::title).toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void writes(Golden example) {
        var sample = Samples.byTitle().get(example.title());

        assertArrayEquals(example.bytes(), Frames.bytes(wire, sample));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void reads(Golden example) throws Exception {
        var envelope = Frames.read(wire, example.bytes());

        assertNotNull(envelope);
        assertArrayEquals(example.bytes(), Frames.bytes(wire, envelope));
        assertEquals(Samples.byTitle().get(example.title()).id(), envelope.id());
    }
}
