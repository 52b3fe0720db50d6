package org.truflow.protocol;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of every message: missing, of each wrong type, at each bound and just beyond. */
class MessageBoundsTest {
    static final long LAST = Long.MAX_VALUE;
    private static final List<@Nullable Object> EVERY_TYPE = Collections.unmodifiableList(
            Arrays.asList(null, true, 5, 2.5, "five", new byte[5], List.of(5), Map.of("k", 5)));

    private static final Set<String> OPTIONAL = Set.of(
            "APPLY_CATALOG.f",
            "APPLY_CATALOG.x.1.h",
            "BROWSE.a",
            "BROWSED.a",
            "BROWSED.x.1.h",
            "FOUND.a",
            "FOUND.u",
            "FOUND.x.0.h",
            "FOUND.x.1.f",
            "FOUND.x.0.x.0.o",
            "FIND_SOURCES.w",
            "SOURCES_FOUND.x.0.s.0.o",
            "SOURCES_FOUND.x.0.s.0.b",
            "PRESENCE_CHANGED.f",
            "OFFER.x.0.d",
            "OFFERED.x.0.h",
            "OFFERED.x.0.s",
            "ASK_PEOPLE.a",
            "ASK_PEOPLE.o",
            "ASK_PEOPLE.w",
            "PEOPLE_TOLD.a");

    private final Wire wire = new Wire();

    /** What holds for one key. */
    record Bound(String key, List<?> fits, List<?> breaks) {
        @Override
        public String toString() {
            return key;
        }
    }

    static List<Bound> bounds() {
        var all = new ArrayList<Bound>();
        AccountBounds.add(all);
        SearchBounds.add(all);
        ContentBounds.add(all);
        all.add(bound("HELLO.v", List.of(1, Integer.MAX_VALUE), List.of(0, -1, 1L << 31)));
        all.add(list("HELLO.c", 32, "x"));
        all.add(characters("HELLO.c.0", 32));
        all.add(bound("HELLO.k", List.of(0, 1), List.of(2, -1)));
        all.add(list("HELLO.w", 8, new byte[1]));
        all.add(bytes("HELLO.w.0", 0, 1 << 10));
        for (var token : List.of("PING.t", "PONG.t")) {
            all.add(bound(token, List.of(Long.MIN_VALUE, 0, LAST), List.of()));
        }
        all.add(characters("BYE.r", 1_000));
        all.add(bound("REFUSAL.e", List.of(0, 99, Integer.MAX_VALUE), List.of(-1, 1L << 31)));
        all.add(characters("REFUSAL.m", 1_000));
        all.add(characters("REFUSAL.r", 1_000));
        all.add(characters("REGISTER.n", 64));
        all.add(port("REGISTER.p"));
        for (var version :
                List.of("REGISTER.c", "REGISTERED.c", "APPLY_CATALOG.b", "APPLY_CATALOG.c", "CATALOG_APPLIED.c")) {
            all.add(bound(version + ".e", List.of(Long.MIN_VALUE, LAST), List.of()));
            all.add(bound(version + ".n", List.of(0, LAST), List.of(-1)));
        }
        all.add(characters("REGISTERED.n", 64));
        all.add(characters("REGISTERED.t", 64));
        all.add(list("APPLY_CATALOG.x", 2_000, Map.of("t", 2, "p", "f")));
        all.add(bound("APPLY_CATALOG.x.0.t", List.of(2, 3), List.of(0, 4)));
        all.add(path("APPLY_CATALOG.x.0.p", 4_096));
        all.add(size("APPLY_CATALOG.x.1.s"));
        all.add(instant("APPLY_CATALOG.x.1.m"));
        all.add(hash("APPLY_CATALOG.x.1.h"));
        all.add(characters("BROWSE.u", 64));
        all.add(path("BROWSE.p", 4_096));
        all.add(path("BROWSE.a", 1_024));
        all.add(page("BROWSE.l"));
        all.add(list("BROWSED.x", 1_000, Map.of("t", 2, "n", "f")));
        all.add(bound("BROWSED.x.1.t", List.of(1, 2), List.of(0, 3)));
        all.add(path("BROWSED.x.0.n", 1_024));
        all.add(size("BROWSED.x.1.s"));
        all.add(instant("BROWSED.x.1.m"));
        all.add(hash("BROWSED.x.1.h"));
        all.add(path("BROWSED.a", 1_024));
        all.add(characters("SEARCH.q", 1_000));
        all.add(page("SEARCH.l"));
        all.add(path("SEARCH.a", 1_024));
        var place = Map.of("u", "ann", "p", new byte[32], "f", "x");
        all.add(list("FOUND.x", 1_000, Map.of("n", "a", "s", 1, "m", 1, "x", List.of(place), "r", 1.0)));
        all.add(path("FOUND.x.0.n", 1_024));
        all.add(size("FOUND.x.0.s"));
        all.add(instant("FOUND.x.0.m"));
        all.add(hash("FOUND.x.0.h"));
        all.add(list("FOUND.x.0.x", 50, place));
        all.add(bound("FOUND.x.0.x", List.of(List.of(place)), List.of(List.of())));
        all.add(bound("FOUND.x.0.r", List.of(0, -1.5, 1e300), List.of(Double.NaN, Double.NEGATIVE_INFINITY)));
        all.add(characters("FOUND.x.0.x.0.u", 64));
        all.add(hash("FOUND.x.0.x.0.p"));
        all.add(path("FOUND.x.0.x.0.f", 4_096));
        all.add(path("FOUND.a", 1_024));
        all.add(list("FIND_SOURCES.x", 1_000, new byte[32]));
        all.add(hash("FIND_SOURCES.x.0"));
        all.add(bytes("FIND_SOURCES.w", 0, 125));
        all.add(bound(
                "SOURCES_FOUND.x",
                List.of(contents(1_000), List.of()),
                List.of(contents(1_001), List.of(content(1), content(1)))));
        all.add(hash("SOURCES_FOUND.x.0.h"));
        all.add(list("SOURCES_FOUND.x.0.s", 50, Map.of("p", new byte[32], "u", "ann", "f", "x", "s", 1)));
        all.add(hash("SOURCES_FOUND.x.0.s.0.p"));
        all.add(characters("SOURCES_FOUND.x.0.s.0.u", 64));
        all.add(path("SOURCES_FOUND.x.0.s.0.f", 4_096));
        all.add(size("SOURCES_FOUND.x.0.s.0.s"));
        all.add(hash("LOCATE.p"));
        all.add(list("LOCATED.x", 64, Map.of("a", new byte[4], "p", 1)));
        all.add(bound(
                "LOCATED.x.0.a",
                List.of(new byte[4], new byte[16]),
                List.of(
                        new byte[0],
                        new byte[3],
                        new byte[5],
                        new byte[15],
                        new byte[17],
                        "192.0.2.1",
                        "example.com")));
        all.add(port("LOCATED.x.0.p"));
        var person = Map.of("n", "a", "p", List.of(), "s", 0, "l", 0);
        all.add(list("PRESENCE_CHANGED.x", 500, person));
        all.add(characters("PRESENCE_CHANGED.x.0.n", 64));
        all.add(list("PRESENCE_CHANGED.x.0.p", 32, new byte[32]));
        all.add(hash("PRESENCE_CHANGED.x.0.p.0"));
        all.add(bound("PRESENCE_CHANGED.x.0.s", List.of(0, 1, 2, 3), List.of(-1, 4)));
        all.add(instant("PRESENCE_CHANGED.x.0.l"));
        all.add(list("PRESENCE_CHANGED.g", 500, "x"));
        all.add(characters("PRESENCE_CHANGED.g.0", 64));
        all.add(characters("ASK_PEOPLE.a", 64));
        all.add(bound("ASK_PEOPLE.l", List.of(1, 500), List.of(0, -1, 501)));
        all.add(list("ASK_PEOPLE.n", 500, "x"));
        all.add(characters("ASK_PEOPLE.n.0", 64));
        all.add(list("ASK_PEOPLE.k", 500, new byte[32]));
        all.add(hash("ASK_PEOPLE.k.0"));
        all.add(list("PEOPLE_TOLD.x", 500, person));
        all.add(characters("PEOPLE_TOLD.x.0.n", 64));
        all.add(list("PEOPLE_TOLD.x.0.p", 32, new byte[32]));
        all.add(hash("PEOPLE_TOLD.x.0.p.0"));
        all.add(bound("PEOPLE_TOLD.x.0.s", List.of(0, 1, 2, 3), List.of(-1, 4)));
        all.add(instant("PEOPLE_TOLD.x.0.l"));
        all.add(characters("PEOPLE_TOLD.a", 64));
        all.add(bound("PEOPLE_TOLD.t", List.of(0, Integer.MAX_VALUE), List.of(-1, 1L << 31)));
        all.add(bound("SAY_PRESENCE.s", List.of(0, 1, 2), List.of(-1, 3)));
        all.add(list("RELAY.x", 1_000, "x"));
        all.add(characters("RELAY.x.0", 64));
        all.add(characters("RELAY.t", 2_000));
        all.add(characters("RELAYED.n", 64));
        all.add(characters("RELAYED.t", 2_000));
        OfferBounds.offers(all);
        for (var title : Samples.byTitle().keySet()) {
            if (Samples.byTitle().get(title).id() != 0) {
                all.add(bound(
                        title + ".i",
                        List.of(1, LAST),
                        title.equals("REFUSAL") ? List.of(0, -1) : List.of(0, -1, "1")));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void keeps_the_bound_of(Bound bound) {
        for (var value : bound.fits()) {
            assertDoesNotThrow(() -> decodeWith(bound.key(), value));
        }
        for (var value : bound.breaks()) {
            refuses(bound.key(), value);
        }
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void refuses_a_wrong_type_of(Bound bound) {
        var accepted = 0;
        for (var value : EVERY_TYPE) {
            try {
                decodeWith(bound.key(), value);
                accepted++;
            } catch (MalformedMessageException e) {
                assertNull(e.getCause(), () -> bound + " " + e);
            }
        }
        // A number is taken as a real too; all else is of one type, and perhaps not within its bounds.
        assertTrue(accepted <= 2, bound + " took " + accepted + " types");
    }

    static Stream<String> samples() {
        return Samples.byTitle().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void needs_every_key_that_is_not_optional(String title) {
        for (var key : keys(title, Bodies.unpack(body(title)))) {
            if (key.endsWith(".i") || isOptional(key)) {
                continue;
            }
            var body = Bodies.unpack(body(title));
            var last = key.lastIndexOf('.');
            Bodies.remove(body, key.substring(title.length() + 1));

            var failure = assertThrows(MalformedMessageException.class, () -> decode(title, body), key);
            assertTrue(
                    failure.getMessage().endsWith(key.substring(last) + ": is missing"),
                    key + " " + failure.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void has_a_bound_for_every_key(String title) {
        var bounded = bounds().stream().map(Bound::key).toList();

        for (var key : keys(title, Bodies.unpack(body(title)))) {
            var nested = bounded.stream().anyMatch(other -> other.startsWith(key + "."));
            var flag = Set.of("b", "d", "f", "o", "t", "u", "w").contains(key.substring(key.lastIndexOf('.') + 1))
                    && isOptional(key);
            var sameElsewhere =
                    bounded.stream().anyMatch(other -> anyIndex(other).equals(anyIndex(key)));
            assertTrue(nested || flag || sameElsewhere, "no bound for " + key);
        }
    }

    private static boolean isOptional(String key) {
        return Stream.of(
                        OPTIONAL,
                        AccountBounds.OPTIONAL,
                        ChatBounds.OPTIONAL,
                        RoomBounds.OPTIONAL,
                        SearchBounds.OPTIONAL)
                .flatMap(Set::stream)
                .anyMatch(optional -> anyIndex(optional).equals(anyIndex(key)));
    }

    private static String anyIndex(String key) {
        return key.replaceAll("\\.\\d+", ".0");
    }

    private static List<String> keys(String prefix, Object value) {
        var keys = new ArrayList<String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                keys.add(prefix + "." + key);
                keys.addAll(keys(prefix + "." + key, inner));
            });
        } else if (value instanceof List<?> list) {
            for (var i = 0; i < list.size(); i++) {
                keys.addAll(keys(prefix + "." + i, list.get(i)));
            }
        }
        return keys;
    }

    private void refuses(String key, @Nullable Object value) {
        var failure = assertThrows(
                MalformedMessageException.class, () -> decodeWith(key, value), () -> key + " took " + value);
        assertNull(failure.getCause(), () -> key + " " + failure);
    }

    private void decodeWith(String key, @Nullable Object value) throws MalformedMessageException {
        var title = key.substring(0, key.indexOf('.'));
        var body = Bodies.unpack(body(title));
        Bodies.put(body, key.substring(title.length() + 1), value);
        decode(title, body);
    }

    private void decode(String title, Object body) throws MalformedMessageException {
        var opcode = Frames.opcode(wire, Samples.byTitle().get(title));
        var packed = Bodies.pack(body);
        assertTrue(
                packed.length <= wire.limit(opcode), () -> title + " of " + packed.length + " bytes is over its limit");
        var envelope = Frames.decode(wire, opcode, packed);
        assertEquals(opcode, Frames.opcode(wire, envelope));
    }

    private byte[] body(String title) {
        return Frames.body(wire, Samples.byTitle().get(title));
    }

    static Bound bound(String key, List<?> fits, List<?> breaks) {
        return new Bound(key, fits, breaks);
    }

    static Bound characters(String key, int most) {
        var smile = "\ud83d\ude00";
        return bound(
                key,
                List.of("", "x".repeat(most), smile.repeat(most)),
                List.of("x".repeat(most + 1), smile.repeat(most) + "x", smile.repeat(most + 1)));
    }

    /** Bounded in bytes, in names of 1,024 at most. */
    static Bound path(String key, int most) {
        var longest = ("x".repeat(1_023) + "/").repeat(most / 1_024);
        return bound(key, List.of("", longest, "ä".repeat(512)), List.of(longest + "x"));
    }

    static Bound size(String key) {
        return bound(key, List.of(0, LAST), List.of(-1));
    }

    private static Bound port(String key) {
        return bound(key, List.of(1, 65_535), List.of(0, 65_536, -1));
    }

    private static Bound page(String key) {
        return bound(key, List.of(1, 1_000), List.of(0, 1_001, -1));
    }

    static Bound instant(String key) {
        var first = MapReader.FIRST_INSTANT.toEpochMilli();
        var last = MapReader.LAST_INSTANT.toEpochMilli();
        return bound(key, List.of(first, 0, last), List.of(first - 1, last + 1));
    }

    static Bound hash(String key) {
        return bound(key, List.of(new byte[32]), List.of(new byte[0], new byte[31], new byte[33]));
    }

    static Bound bytes(String key, int unit, int most) {
        return bound(
                key,
                List.of(new byte[0], new byte[most]),
                unit == 0
                        ? List.of(new byte[most + 1])
                        : List.of(new byte[1], new byte[unit + 1], new byte[most + 1], new byte[most + unit]));
    }

    static Bound list(String key, int most, Object element) {
        return bound(key, List.of(Collections.nCopies(most, element)), List.of(Collections.nCopies(most + 1, element)));
    }

    private static Map<String, Object> content(int number) {
        var hash = new byte[32];
        hash[0] = (byte) number;
        hash[1] = (byte) (number >> 8);
        return Map.of("h", hash, "s", List.of());
    }

    private static List<Object> contents(int count) {
        var contents = new ArrayList<Object>();
        for (var i = 0; i < count; i++) {
            contents.add(content(i));
        }
        return contents;
    }
}
