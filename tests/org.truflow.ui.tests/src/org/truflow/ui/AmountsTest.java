package org.truflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void asItWas() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 0.98 KiB",
        "1024, 1 KiB",
        "1536, 1.5 KiB",
        "10240, 10 KiB",
        "1048575, 1 MiB",
        "1503238553, 1.4 GiB",
        "9223372036854775807, 8 EiB",
        "-1, ''",
    })
    void sizes_have_at_most_three_digits_and_a_unit(long bytes, String shown) {
        assertEquals(shown, Amounts.size(bytes));
    }

    @Test
    void no_size_is_longer_than_a_column_and_more_is_never_shown_as_less() {
        var random = new Random(11);
        for (var round = 0; round < 5_000; round++) {
            var bytes = random.nextLong(Long.MAX_VALUE) >>> random.nextInt(62);

            var digits = Amounts.size(bytes).chars().filter(Character::isDigit).count();

            assertTrue(digits >= 1 && digits <= 3, () -> bytes + " is " + Amounts.size(bytes));
            assertTrue(Amounts.size(bytes).length() <= 8, () -> bytes + " is " + Amounts.size(bytes));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min", "61, 1 min 1 s", "7500, 2 h 5 min", "90000, 1 d 1 h", "-5, 0 s"})
    void times_have_their_two_largest_parts(long seconds, String shown) {
        assertEquals(shown, Amounts.time(Duration.ofSeconds(seconds)));
    }

    @Test
    void nothing_is_no_rate() {
        assertEquals("", Amounts.rate(0));
        assertEquals("1.5 KiB/s", Amounts.rate(1536));
    }

    @Test
    void numbers_are_written_as_the_language_does() {
        Locale.setDefault(Locale.GERMANY);

        assertEquals("1,4 GiB", Amounts.size(1_503_238_553));
        assertEquals("1.234.567", Amounts.count(1_234_567));
    }
}
