package org.truflow.ui.app.internal.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"anna", "Ben-7", "a.b_c", "Jörg", "Жанна", "花子", "さくら花", "김철수", "  anna  ", "12"})
    void takes_names_of_one_alphabet(String name) {
        assertEquals(Optional.empty(), NameRule.problem(name));
    }

    @ParameterizedTest
    @CsvSource({
        "'', name.short",
        "a, name.short",
        "aaaaaaaaaabbbbbbbbbbccccccccccddd, name.long",
        "anna b, name.letters",
        "a/b, name.letters",
        "a\u200bb, name.letters",
        "a\u202eb, name.letters",
        ".anna, name.ends",
        "anna-, name.ends",
        "аnna, name.mixed",
        "Admin, name.reserved",
        "ＴＲＡＣＫＥＲ, name.reserved"
    })
    void says_what_is_wrong_with_others(String name, String problem) {
        assertEquals(Optional.of(problem), NameRule.problem(name));
    }
}
