package org.truflow.transfer.swarm.internal.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final long MILLISECOND = 1_000_000;

    private final Window window = new Window();
    private long now;

    @Test
    void a_fast_source_gets_large_blocks_and_many_of_them() {
        run(500_000_000, 2);

        assertEquals(1 << 20, window.block());
        assertEquals(4, fill());
    }

    @Test
    void a_slow_source_gets_few_small_blocks() {
        run(100_000, 20);

        assertEquals(1 << 18, window.block());
        assertEquals(4, fill());
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

    /** A source of so many bytes a second answers for so many seconds. */
    private void run(long rate, int seconds) {
        var end = now + seconds * 1_000 * MILLISECOND;
        while (now < end) {
            var block = window.block();
            window.asked(block, now);
            now += block * 1_000 * MILLISECOND / rate;
            window.over(block, true, now);
        }
    }
}
