package org.truflow.transfer.swarm.internal.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.truflow.content.FileTree;

class SizeClaimsTest {
    private final SizeClaims<String> claims = new SizeClaims<>();

    @Test
    void believes_a_directory_when_nobody_objects() {
        claims.heard("a", 10);
        claims.heard("b", 10);

        assertFalse(claims.disputed());
        assertEquals(OptionalLong.of(10), claims.choose());
    }

    @Test
    void waits_for_the_sources_themselves_when_directories_disagree() {
        claims.heard("a", 10);
        claims.heard("b", 20);

        assertTrue(claims.disputed());
        assertEquals(OptionalLong.empty(), claims.choose());
        claims.said("b", 20);
        assertEquals(OptionalLong.of(20), claims.choose());
    }

    @Test
    void a_directory_cannot_take_back_what_a_source_said() {
        claims.said("a", 10);
        claims.heard("a", 20);

        assertTrue(claims.standsFor("a", 10));
        assertTrue(claims.own("a"));
    }

    @Test
    void tries_the_size_of_the_many_first_and_then_each_in_turn() {
        claims.said("a", 10);
        claims.said("b", 20);
        claims.said("c", 20);

        assertEquals(OptionalLong.of(20), claims.choose());
        claims.tried(20);
        assertEquals(OptionalLong.of(10), claims.choose());
        claims.tried(10);
        assertEquals(OptionalLong.of(20), claims.choose());
    }

    @Test
    void nobody_is_believed_who_says_the_one_size_that_can_be_forged_while_another_says_something_else() {
        claims.said("a", FileTree.DOUBTFUL_SIZE);
        claims.said("b", FileTree.DOUBTFUL_SIZE);
        claims.heard("c", 2_000_000);

        assertEquals(OptionalLong.empty(), claims.choose());
        claims.said("c", 2_000_000);
        claims.tried(2_000_000);
        assertEquals(OptionalLong.of(2_000_000), claims.choose());
        claims.forget("c");
        assertEquals(OptionalLong.of(FileTree.DOUBTFUL_SIZE), claims.choose());
    }

    @Test
    void forgets_a_liar() {
        claims.said("a", 10);
        claims.said("liar", 20);
        claims.forget("liar");

        assertFalse(claims.disputed());
        assertEquals(OptionalLong.of(10), claims.choose());
    }
}
