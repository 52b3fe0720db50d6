package org.truflow.protocol;

import static org.truflow.protocol.MessageBoundsTest.bound;
import static org.truflow.protocol.MessageBoundsTest.bytes;
import static org.truflow.protocol.MessageBoundsTest.hash;
import static org.truflow.protocol.MessageBoundsTest.size;

import java.util.List;

/** Bounds of what peers say of contents. */
final class ContentBounds {
    private ContentBounds() {}

    static void add(List<MessageBoundsTest.Bound> all) {
        for (var content : List.of("ASK_CONTENT.h", "ASK_LAYER.h", "ASK_BLOCK.h", "ASK_LEAVES.h", "ASK_PIECES.h")) {
            all.add(hash(content));
        }
        all.add(size("CONTENT_OFFERED.s"));
        all.add(bound("ASK_LAYER.f", List.of(0, 2, (1L << 31) - 2), List.of(-2, 1, 3, 1L << 31)));
        all.add(bound("ASK_LAYER.n", List.of(1, 2, 512), List.of(0, -1, 3, 1_024, 4_096, 8_192)));
        all.add(bytes("LAYER.x", 32, 4_096 * 32));
        all.add(bytes("LAYER.p", 32, 64 * 32));
        all.add(bound(
                "ASK_BLOCK.o",
                List.of(0, 16_384, 1L << 62),
                List.of(-16_384, 1, 8_192, 16_383, 16_385, Long.MAX_VALUE)));
        all.add(bound("ASK_LEAVES.p", List.of(0, Integer.MAX_VALUE), List.of(-1, 1L << 31)));
        all.add(bytes("LEAVES.x", 32, 4_096 * 32));
        all.add(size("PIECES_HELD.s"));
        all.add(bytes("PIECES_HELD.b", 0, 8_192));
        all.add(bound("ASK_BLOCK.l", List.of(1, 1 << 20), List.of(0, -1, (1 << 20) + 1)));
        all.add(bytes("BLOCK.d", 0, 1 << 20));
    }
}
