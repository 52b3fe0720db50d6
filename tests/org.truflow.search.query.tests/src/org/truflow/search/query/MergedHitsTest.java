package org.truflow.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.search.Hit;
import org.truflow.search.Place;

class MergedHitsTest {
    private final MergedHits merged = new MergedHits();

    @Test
    void the_same_content_of_two_providers_is_one_hit_with_all_places_under_the_better_name() {
        merged.add(List.of(hit("a.txt", 1, 5, place("ada", 1))));
        merged.add(List.of(hit("better.txt", 2, 5, place("bob", 2), place("ada", 1))));

        var best = merged.bestFirst();
        assertEquals(1, best.size());
        assertEquals("better.txt", best.getFirst().name());
        assertEquals(List.of(place("bob", 2), place("ada", 1)), best.getFirst().places());
        assertEquals(2, best.getFirst().sources());
    }

    @Test
    void what_has_no_content_is_the_same_at_the_same_place_only() {
        merged.add(List.of(hit("a", 1, -1, place("ada", 1))));
        merged.add(List.of(hit("a", 1, -1, place("ada", 1)), hit("a", 1, -1, place("bob", 2))));

        assertEquals(2, merged.size());
    }

    @Test
    void the_best_is_first_and_equally_good_ones_stay_in_their_order() {
        merged.add(List.of(hit("low", 1, 1, place("a", 1)), hit("x", 2, 2, place("a", 1))));
        merged.add(List.of(hit("y", 2, 3, place("a", 1)), hit("high", 3, 4, place("a", 1))));

        assertEquals(
                List.of("high", "x", "y", "low"),
                merged.bestFirst().stream().map(Hit::name).toList());
    }

    @Test
    void more_sources_than_places_are_not_forgotten() {
        merged.add(List.of(hit("a", 1, 1, place("ada", 1)).withSources(40)));
        merged.add(List.of(hit("a", 1, 1, place("bob", 2)).withSources(3)));

        assertEquals(40, merged.bestFirst().getFirst().sources());
    }

    private static Place place(String user, int peer) {
        return new Place(user, new PeerId(sha(peer)), user + "/file", true);
    }

    /** @param content negative for none */
    private static Hit hit(String name, double score, int content, Place... places) {
        return new Hit(
                name,
                false,
                10,
                Instant.EPOCH,
                content < 0 ? Optional.empty() : Optional.of(new ContentHash(sha(content))),
                List.of(places),
                score);
    }

    private static Sha256 sha(int fill) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Sha256.of(bytes);
    }
}
