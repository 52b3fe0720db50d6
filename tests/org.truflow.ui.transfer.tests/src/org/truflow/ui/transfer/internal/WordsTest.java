package org.truflow.ui.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.send.SendingState;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.ui.Palette;
import org.truflow.ui.transfer.internal.Row.Download;

@NonNullByDefault({})
class WordsTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void asBefore() {
        Locale.setDefault(before);
    }

    @Test
    void a_failure_says_what_and_why_and_every_reason_has_a_remedy() {
        for (var reason : Reason.values()) {
            var failed = new Download(Given.download(1, new TransferState.Failed(reason, "because of \u0007 that")));

            assertTrue(Words.state(failed).endsWith(": because of \\u0007 that"), Words.state(failed));
            assertFalse(Words.TEXTS
                    .get("remedy." + reason.name().toLowerCase(Locale.ROOT))
                    .isEmpty());
        }
    }

    @Test
    void names_of_others_cannot_turn_the_reading_direction() {
        assertFalse(Words.name(new Row.In(Given.question(1))).contains("\u202E"));
        assertFalse(Words.state(new Row.Out(Given.sending(1, new SendingState.Refused("no\u202E"))))
                .contains("\u202E"));
    }

    @Test
    void nearly_all_is_not_all() {
        assertEquals("99%", Words.percent(0.9999));
        assertEquals("100%", Words.percent(1));
        assertEquals("0%", Words.percent(0.009));
    }

    @Test
    void one_source_is_called_by_name_and_several_are_counted() {
        var one = Given.download(1, new TransferState.Running(1), 1, List.of(Given.source(1, 1, 0)));
        var two = Given.download(1, Given.RUNNING, 1, List.of(Given.source(1, 1, 0), Given.source(2, 1, 0)));

        assertEquals("user1", Words.sources(new Download(one)));
        assertEquals("2", Words.sources(new Download(two)));
    }

    @Test
    void what_a_bar_says_can_be_read_on_every_part_of_it() {
        for (var bar : Bar.values()) {
            for (var dark : new boolean[] {false, true}) {
                var contrast = Palette.contrast(Palette.TEXT.rgb(dark), bar.rgb(dark));
                assertTrue(contrast >= 4.5, bar + " " + contrast);
            }
        }
    }

    @Test
    void both_languages_have_the_same_texts() throws IOException {
        assertEquals(keys("bundle"), keys("bundle_de"));
    }

    private static Object keys(String name) throws IOException {
        try (var stream = Objects.requireNonNull(
                        WordsTest.class.getClassLoader().getResourceAsStream("OSGI-INF/l10n/" + name + ".properties"));
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(reader).keySet();
        }
    }
}
