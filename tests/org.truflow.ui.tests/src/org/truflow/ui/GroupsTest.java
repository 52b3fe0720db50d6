package org.truflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {

    @Test
    void what_went_is_removed_from_the_end_and_what_came_is_added_from_the_beginning() {
        var change = Groups.between(List.of("a", "b", "c", "d"), List.of("x", "b", "d", "y"));

        assertEquals(List.of(2, 0), change.removed());
        assertEquals(List.of(0, 3), change.added());
        assertEquals(4, change.size());
    }

    @Test
    void nothing_is_changed_where_nothing_changed() {
        assertEquals(0, Groups.between(List.of("a", "b"), List.of("a", "b")).size());
    }

    @Test
    void knows_whether_those_that_stay_keep_their_order() {
        assertTrue(Groups.sameOrder(List.of("a", "b", "c"), List.of("x", "a", "c", "y")));
        assertFalse(Groups.sameOrder(List.of("a", "b", "c"), List.of("c", "a")));
    }
}
