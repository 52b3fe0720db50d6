package org.truflow.ui.app.internal.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.Optional;
import org.eclipse.jface.preference.PreferenceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truflow.ui.Notice;
import org.truflow.ui.app.internal.Choices;

class NoticeQueueTest {
    private static final LocalTime NOON = LocalTime.NOON;

    private final PreferenceStore choices = Choices.defaults(new PreferenceStore());
    private final NoticeQueue queue = new NoticeQueue(choices);

    @Test
    void what_came_first_is_shown_first() {
        queue.offer(notice(Notice.Kind.MESSAGE, "one"), NOON);
        queue.offer(notice(Notice.Kind.OFFER, "two"), NOON);

        assertEquals("one", queue.next().orElseThrow().notice().title());
        assertEquals("two", queue.next().orElseThrow().notice().title());
        assertTrue(queue.next().isEmpty());
    }

    @Test
    void a_kind_that_is_switched_off_is_not_shown_and_the_others_are() {
        choices.setValue(Choices.NOTICE + Notice.Kind.MESSAGE.name(), false);

        assertFalse(queue.offer(notice(Notice.Kind.MESSAGE, "hello"), NOON));
        assertTrue(queue.offer(notice(Notice.Kind.OFFER, "files"), NOON));
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, 21:59, true",
        "22:00, 07:00, 22:00, false",
        "22:00, 07:00, 03:00, false",
        "22:00, 07:00, 07:00, true",
        "12:00, 13:00, 12:30, false",
        "12:00, 13:00, 13:00, true",
        "08:00, 08:00, 08:00, true"
    })
    void quiet_hours_begin_and_end_on_the_minute_over_midnight_too(
            LocalTime from, LocalTime to, LocalTime now, boolean shown) {
        choices.setValue(Choices.QUIET, true);
        choices.setValue(Choices.QUIET_FROM, from.toSecondOfDay() / 60);
        choices.setValue(Choices.QUIET_TO, to.toSecondOfDay() / 60);

        assertEquals(shown, queue.offer(notice(Notice.Kind.MESSAGE, "hello"), now));
    }

    @Test
    void without_quiet_hours_the_night_is_as_the_day() {
        assertTrue(queue.offer(notice(Notice.Kind.MESSAGE, "hello"), LocalTime.of(3, 0)));
    }

    @Test
    void of_a_flood_the_newest_are_shown_and_the_others_counted() {
        for (var i = 0; i < 1_000; i++) {
            queue.offer(notice(Notice.Kind.MESSAGE, "message " + i), NOON);
        }

        var first = queue.next().orElseThrow();
        var second = queue.next().orElseThrow();

        assertEquals("message 992", first.notice().title());
        assertEquals(992, first.missed());
        assertEquals(0, second.missed());
    }

    private static Notice notice(Notice.Kind kind, String title) {
        return new Notice(kind, title, "", Optional.empty());
    }
}
