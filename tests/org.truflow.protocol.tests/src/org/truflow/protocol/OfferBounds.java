package org.truflow.protocol;

import static org.truflow.protocol.MessageBoundsTest.LAST;
import static org.truflow.protocol.MessageBoundsTest.bound;
import static org.truflow.protocol.MessageBoundsTest.characters;
import static org.truflow.protocol.MessageBoundsTest.hash;
import static org.truflow.protocol.MessageBoundsTest.list;
import static org.truflow.protocol.MessageBoundsTest.path;
import static org.truflow.protocol.MessageBoundsTest.size;

import java.util.List;
import java.util.Map;
import org.truflow.protocol.MessageBoundsTest.Bound;

/** Bounds of what is sent from person to person. */
final class OfferBounds {
    private OfferBounds() {}

    static void offers(List<Bound> all) {
        for (var number : List.of("OFFER.o", "OFFER_CHANGED.o", "WITHDRAW.o", "ASK_OFFERED.o")) {
            all.add(bound(number, List.of(1, LAST), List.of(0, -1)));
        }
        all.add(list("OFFER.x", 256, Map.of("n", "a", "c", 1, "s", 1)));
        all.add(bound("OFFER.x.0.n", List.of("", "a".repeat(255)), List.of("a".repeat(256), "ü".repeat(128))));
        all.add(bound("OFFER.x.0.c", List.of(0, 1_000_000), List.of(-1, 1_000_001)));
        all.add(size("OFFER.x.0.s"));
        all.add(bound("OFFER.c", List.of(0, 1_000_000), List.of(-1, 1_000_001)));
        all.add(size("OFFER.s"));
        all.add(bound("OFFER.e", List.of(1, 1_000_000), List.of(0, 1_000_001)));
        all.add(hash("OFFER.l"));
        all.add(bound("OFFER.w", List.of(1, 366 * 24 * 3_600), List.of(0, 366 * 24 * 3_600 + 1)));
        for (var number : List.of("UPLOAD_PLACE.p", "UPLOAD_PLACE.n")) {
            all.add(bound(number, List.of(0, Integer.MAX_VALUE), List.of(-1, 1L << 31)));
        }
        all.add(characters("UPLOAD_PLACE.r", 1_000));
        for (var title : List.of("OFFER_HEARD.", "OFFER_CHANGED.")) {
            all.add(bound(title + "s", List.of(0, 5, 99, Integer.MAX_VALUE), List.of(-1, 1L << 31)));
            all.add(size(title + "d"));
            all.add(bound(title + "f", List.of(0, 1_000_000), List.of(-1, 1_000_001)));
            all.add(characters(title + "r", 1_000));
        }
        all.add(characters("WITHDRAW.r", 1_000));
        all.add(bound("ASK_OFFERED.f", List.of(0, 1_000_000), List.of(-1, 1_000_001)));
        all.add(list("OFFERED.x", 1_000, Map.of("p", "a")));
        all.add(path("OFFERED.x.1.p", 4_096));
        all.add(size("OFFERED.x.1.s"));
        all.add(hash("OFFERED.x.1.h"));
    }
}
