package org.truflow.ui.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.ui.search.internal.Shelf.hit;
import static org.truflow.ui.search.internal.Shelf.place;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.truflow.ui.FileFacts;
import org.truflow.ui.Link;
import org.truflow.ui.Names;

class RowTest {
    private final Row.Found found = new Row.Found(hit("a.txt", 1, 1, place("ada", false), place("bob", true)), 1);

    @Test
    void below_a_result_stand_those_who_have_it_if_there_are_several() {
        assertEquals(2, found.below().size());
        assertEquals(List.of(), new Row.Found(hit("a", 1, 1, place("ada", true)), 1).below());
        assertTrue(found.online());
    }

    @Test
    void a_place_is_about_the_file_as_it_is_there_and_names_the_others_too() {
        var facts = found.below().getLast().facts();

        assertEquals("bob.txt", facts.name());
        assertEquals(
                List.of("bob", "ada"),
                facts.owners().stream().map(FileFacts.Owner::user).toList());
    }

    @Test
    void what_has_a_content_is_downloaded_by_it_from_everyone() {
        var parameters = ResultActions.parameters(found, Map.of(Names.FOLDER, "/tmp"));

        assertEquals("a.txt", parameters.get(Names.NAME));
        assertEquals(found.hit().content().orElseThrow().toString(), parameters.get(Names.CONTENT));
        assertEquals("/tmp", parameters.get(Names.FOLDER));
    }

    @Test
    void a_copied_link_opens_the_same_content() {
        assertEquals(
                new Link.Content(found.hit().content().orElseThrow(), "a.txt", 10),
                Link.parse(ResultActions.link(found)));
    }
}
