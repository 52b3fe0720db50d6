package org.truflow.transfer.swarm.internal.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final long MILLISECOND = 1_000_000;

    private final Window window = new Window();
    private long now;

    @Test
    void a_fast_source_nearby_is_asked_for_little_more_than_a_piece() {
        run(800_000_000, MILLISECOND / 2, 2);

        assertTrue(window.limit() < 1_600_000, () -> "" + window.limit());
        assertTrue(window.limit() > 500_000, () -> "" + window.limit());
    }

    @Test
    void a_fast_source_far_away_is_asked_for_what_is_on_its_way_and_as_much_again() {
        run(50_000_000, 100 * MILLISECOND, 5);

        assertTrue(window.limit() > 8_000_000, () -> "" + window.limit());
        assertTrue(window.limit() < 13_000_000, () -> "" + window.limit());
        assertEquals(1 << 19, window.block());
        assertEquals(50_000_000, window.rate(), 5_000_000);
    }

    @Test
    void a_slow_source_gets_few_small_blocks() {
        run(100_000, 20 * MILLISECOND, 20);

        assertEquals(1 << 15, window.block());
        assertTrue(fill() <= 5);
    }

    @Test
    void the_window_does_not_grow_because_requests_wait_for_each_other() {
        run(200_000_000, MILLISECOND, 120);

        assertTrue(window.limit() < 1_200_000, () -> "" + window.limit());
        assertEquals(200_000_000, window.rate(), 20_000_000);
    }

    @Test
    void small_requests_are_bounded_in_number() {
        var asked = 0;
        while (window.open()) {
            window.asked(1, now);
            asked++;
        }

        assertEquals(256, asked);
    }

    @Test
    void waits_longer_the_first_time_again_and_never_too_long() {
        var backoff = new Backoff(new Random(1), 1_000, 60_000);
        var longest = 0L;
        for (var i = 0; i < 100; i++) {
            var wait = backoff.failed();
            assertTrue(wait >= 500L << Math.min(i, 5) && wait <= 60_000, i + ": " + wait);
            longest = Math.max(longest, wait);
        }
        backoff.succeeded();

        assertTrue(backoff.failed() <= 1_000);
        assertTrue(longest > 30_000);
    }

    private int fill() {
        var asked = 0;
        while (window.open()) {
            window.asked(window.block(), now);
            asked++;
        }
        return asked;
    }

    /** A source of so many bytes a second, so many nanoseconds away, answers one request after the other for so many seconds. */
    private void run(long rate, long away, int seconds) {
        var end = now + seconds * 1_000 * MILLISECOND;
        var asked = new ArrayDeque<long[]>();
        var free = now;
        while (now < end || !asked.isEmpty()) {
            while (now < end && window.open()) {
                var block = window.block();
                window.asked(block, now);
                free = Math.max(free, now + away) + block * 1_000 * MILLISECOND / rate;
                asked.add(new long[] {block, now, free});
            }
            var next = asked.remove();
            now = Math.max(now, next[2]);
            window.over((int) next[0], true, next[1], now);
        }
    }
}
