package org.truflow.transfer.swarm.internal.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {16 << 10, 100_000, 1_234_567, 1L << 30})
    void lets_exactly_its_rate_through_in_the_long_run(long rate) {
        var random = new Random(rate);
        var bucket = new Bucket(0);
        bucket.limit(rate, 0);
        var now = 0L;
        var sent = 0L;

        while (now < 1_000 * SECOND) {
            var bytes = 1 + random.nextInt(1 << 20);
            now += bucket.readyIn(now);
            bucket.take(bytes, now);
            sent += bytes;
        }

        var perfect = rate * (now / 1e9);
        assertTrue(sent <= perfect + rate / 4.0 + (1 << 20), () -> "too much");
        assertTrue(sent >= perfect - 1, "too little: " + sent + " of " + perfect);
    }

    @Test
    void saves_up_no_more_than_a_quarter_of_a_second() {
        var bucket = new Bucket(0);
        bucket.limit(100_000, 0);

        bucket.take(25_000, 3_600 * SECOND);
        assertEquals(0, bucket.readyIn(3_600 * SECOND));
        bucket.take(100_000, 3_600 * SECOND);
        assertEquals(SECOND, bucket.readyIn(3_600 * SECOND));
    }

    @Test
    void pays_its_debt_at_the_new_rate_when_the_limit_changes() {
        var bucket = new Bucket(0);
        bucket.limit(100_000, 0);
        bucket.take(300_000, 0);

        bucket.limit(600_000, SECOND);
        assertEquals(SECOND / 3, bucket.readyIn(SECOND), 1);
        bucket.limit(0, SECOND);
        assertEquals(0, bucket.readyIn(SECOND));
    }

    @Test
    void gives_back_what_was_not_used() {
        var bucket = new Bucket(0);
        bucket.limit(100_000, 0);
        bucket.take(100_000, 0);

        bucket.give(100_000);

        assertEquals(0, bucket.readyIn(0));
    }

    @Test
    void the_gate_keeps_all_and_each_user_to_their_limits() {
        var gate = new DownloadGate(() -> 1_000_000, user -> user.equals("slow") ? 100_000 : 0, 0);
        var slow = 0L;
        var fast = 0L;

        for (var now = 0L; now < 100 * SECOND; now += SECOND / 10) {
            while (gate.isOpen("slow", now)) {
                gate.asked("slow", 20_000, now);
                slow += 20_000;
            }
            while (gate.isOpen("fast", now)) {
                gate.asked("fast", 50_000, now);
                fast += 50_000;
            }
        }

        assertEquals(10_000_000, slow, 200_000);
        assertEquals(100_000_000, slow + fast, 500_000);
    }
}
