package org.truflow.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {

    @ParameterizedTest
    @CsvSource({
        "same, same, 2, 0",
        "mountain, mountian, 2, 1",
        "mountain, montain, 2, 1",
        "mountain, mountaiin, 2, 1",
        "mountain, mauntain, 2, 1",
        "mountain, mauntian, 2, 2",
        "mountain, fountian, 1, 2",
        "ab, abcde, 2, 3",
        "горы, горы, 1, 0",
        "горы, гроы, 1, 1",
        "😀a, 😁a, 1, 1",
    })
    void typos_are_counted(String one, String other, int most, int typos) {
        assertEquals(typos, Edits.between(one, other, most));
        assertEquals(typos, Edits.between(other, one, most));
    }
}
