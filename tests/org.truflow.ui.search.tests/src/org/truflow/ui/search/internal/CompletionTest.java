package org.truflow.ui.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private final Completion completion =
            new Completion(new History(List.of("blue mountains", "bach")), List.of("ada", "Ada Lovelace", "bob"));

    /** @param text with a bar where the caret stands */
    private List<String> at(String text) {
        var caret = text.indexOf('|');
        return completion.at(text.replace("|", ""), caret).stream()
                .map(each -> each.text().substring(0, each.caret()) + "|"
                        + each.text().substring(each.caret()))
                .toList();
    }

    @Test
    void an_empty_box_offers_what_was_sought_before_and_every_filter() {
        var offered = at("|");

        assertEquals(List.of("blue mountains|", "bach|", "type:|"), offered.subList(0, 3));
        assertTrue(offered.contains("owner:|"));
    }

    @Test
    void a_word_becomes_the_filter_or_the_query_that_begins_so() {
        assertEquals(List.of("blue type:|"), at("blue ty|"));
        assertEquals(List.of("bach|"), at("ba|"));
        assertEquals(List.of("-owner:| x"), at("-ow| x"));
    }

    @Test
    void behind_a_filter_stand_its_values() {
        assertEquals(
                List.of("x type:archive |", "x type:audio |").stream().sorted().toList(),
                at("x type:a|").stream().sorted().toList());
        assertEquals(List.of("type:audio,video |"), at("type:audio,v|"));
        assertEquals(List.of("owner:ada |", "owner:\"Ada Lovelace\" |"), at("owner:a|"));
        assertEquals(List.of("size:<1M |blue"), at("size:<| blue"));
        assertEquals(List.of(), at("in:Mus|"));
    }

    @Test
    void behind_an_ordinary_word_is_nothing_to_offer() {
        assertEquals(List.of(), at("mountains|"));
    }

    @Test
    void whatever_is_typed_wherever_the_caret_is_there_is_an_answer() {
        var random = new Random(19);
        var letters = "ab:-\" ,type:owner:size>";
        for (var round = 0; round < 10_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(20); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            for (var each : completion.at(text.toString(), random.nextInt(text.length() + 1))) {
                assertTrue(each.caret() >= 0 && each.caret() <= each.text().length(), text.toString());
            }
        }
    }
}
