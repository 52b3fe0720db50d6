package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;

final class NameRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "Ada.Lovelace",
                "x1",
                "j-r_r",
                "münchen",
                "Zoë",
                "Дмитрий",
                "Ελένη",
                "太郎",
                "ひらがな太郎",
                "민수",
                "أحمد",
                "नमस्ते",
                "ไทยแลนด์",
                "12345"
            })
    void takes_letters_and_digits_of_any_one_script(String name) throws Exception {
        assertEquals(name, NameRules.check(name));
    }

    @Test
    void keeps_a_name_in_its_normal_form() throws Exception {
        assertEquals("Zoë", NameRules.check("Zoe\u0308"));
        assertEquals("file1", NameRules.check("ﬁle１"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                ".a",
                "a.",
                "-ab",
                "ab_",
                "a b",
                " ab",
                "ab ",
                "a/b",
                "a\\b",
                "a:b",
                "a@b",
                "a#b",
                "<b>",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "a\u001b[31mb",
                "ada\u200b",
                "a\u200dda",
                "ada\u202e",
                "\u2066ada\u2069",
                "ada\ufeff",
                "ada\ue000",
                "ada\ud800",
                "ada\uffff",
                "ada\u3164",
                "ada\u115f",
                "ada\u034f",
                "ada\ufe0f",
                "ada\u2028x",
                "ada\u00adx",
                "a\u0301\u0302\u0303\u0304\u0305da",
                "\u0301ada",
                "😀😀",
                "ab😀cd",
                "x\udb40\udc41y"
            })
    void refuses_what_is_not_a_name_or_cannot_be_seen(String name) {
        var refused = assertThrows(RefusedException.class, () -> NameRules.check(name));

        assertEquals(ErrorCode.NAME_INVALID, refused.code());
        assertFalse(refused.remedy().isEmpty());
        assertTrue(
                refused.getMessage().codePoints().noneMatch(Character::isISOControl),
                () -> "controls in " + refused.getMessage());
    }

    @Test
    void refuses_a_name_of_more_than_32_characters() throws Exception {
        var longest = "a".repeat(32);

        assertEquals(longest, NameRules.check(longest));
        assertThrows(RefusedException.class, () -> NameRules.check(longest + "a"));
        assertThrows(RefusedException.class, () -> NameRules.check("a".repeat(1_000_000)));
        assertThrows(RefusedException.class, () -> NameRules.check("\ufdfa".repeat(20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"аdа_lоvelace", "pаypal", "αdmin1", "a١2", "ab٣4"})
    void refuses_a_mixture_of_scripts_that_no_language_has(String name) {
        assertThrows(RefusedException.class, () -> NameRules.check(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "Admin",
                "ADMIN",
                "ＡＤＭＩＮ",
                "root",
                "r00t",
                "Tracker",
                "truf1ow",
                "everyone",
                "moderator",
                "rnoderator",
                "System"
            })
    void refuses_reserved_names_and_what_looks_like_them(String name) {
        assertThrows(RefusedException.class, () -> NameRules.check(name));
    }

    @ParameterizedTest
    @CsvSource({
        "alice,ALICE",
        "alice,a1ice",
        "alice,aIice",
        "bob,b0b",
        "modern,modem",
        "ada,аdа",
        "straße,STRASSE",
        "scope,ѕсоре"
    })
    void sees_that_two_names_look_alike(String one, String other) {
        assertFalse(
                Collections.disjoint(Looks.of(Looks.normal(one)), Looks.of(Looks.normal(other))),
                one + " and " + other);
    }

    @ParameterizedTest
    @CsvSource({"alice,alina", "bob,rob", "ada,adam", "anna.b,anna_b", "user1,user2"})
    void tells_apart_what_a_reader_tells_apart(String one, String other) {
        assertTrue(Collections.disjoint(Looks.of(one), Looks.of(other)), one + " and " + other);
    }
}
