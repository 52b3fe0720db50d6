package org.truflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.id.ContentHash;

class LinkTest {
    private static final String HASH = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final int ROUNDS = 5_000;

    @Test
    void a_content_is_written_as_people_copy_it() {
        var link = new Link.Content(ContentHash.parse(HASH), "a b&c.txt", 12);

        assertEquals("truflow:" + HASH + "?name=a%20b%26c.txt&size=12", link.text());
        assertEquals("magnet:?xt=urn:btmh:1220" + HASH + "&dn=a%20b%26c.txt&xl=12", link.magnet());
    }

    @Test
    void whatever_is_written_is_read_again() {
        var random = new Random(3);
        for (var round = 0; round < ROUNDS; round++) {
            var bytes = new byte[32];
            random.nextBytes(bytes);
            var content = new Link.Content(
                    ContentHash.of(bytes), text(random), random.nextBoolean() ? -1 : random.nextLong(Long.MAX_VALUE));
            var place = new Link.Place(text(random), text(random) + "/" + text(random));

            assertEquals(content, Link.parse(content.text()));
            assertEquals(content, Link.parse(" " + content.magnet() + "\n"));
            assertEquals(place, Link.parse(place.text()));
        }
    }

    @Test
    void whatever_is_pasted_is_a_link_or_refused_with_a_reason() {
        var random = new Random(5);
        var seeds = new String[] {
            "truflow:" + HASH + "?name=a%20b&size=1", "truflow:?user=ada&path=Music", "magnet:?xt=urn:btmh:1220" + HASH
        };
        for (var round = 0; round < ROUNDS; round++) {
            var text = new StringBuilder(seeds[random.nextInt(seeds.length)]);
            for (var change = random.nextInt(6); change > 0; change--) {
                var at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, (char) random.nextInt(0x250));
                    default -> text.insert(at, "%&=?:".charAt(random.nextInt(5)));
                }
            }
            try {
                var link = Link.parse(text.toString());

                assertEquals(link, Link.parse(link.text()), text.toString());
            } catch (IllegalArgumentException e) {
                assertFalse(e.getMessage().isBlank(), text.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://example.org",
                "truflow:",
                "truflow:?path=a",
                "truflow:1234",
                "truflow:?user=%zz",
                "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567",
                "magnet:?xt=urn:btmh:12201234",
            })
    void what_is_no_link_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Link.parse(text));
        assertTrue(Link.maybe(text).isEmpty());
    }

    @Test
    void an_endless_link_is_refused_unread() {
        var text = "truflow:?user=" + "a".repeat(Link.MOST);

        assertThrows(IllegalArgumentException.class, () -> Link.parse(text));
    }

    @Test
    void a_size_that_is_no_number_is_not_known() {
        assertEquals(
                new Link.Content(ContentHash.parse(HASH), "a", -1), Link.parse("truflow:" + HASH + "?name=a&size=big"));
    }

    /** At least one letter: a name of nothing is no name. */
    private static String text(Random random) {
        var text = new StringBuilder("x");
        random.ints(random.nextInt(12), 0x20, 0x3000).forEach(text::appendCodePoint);
        return text.toString();
    }
}
