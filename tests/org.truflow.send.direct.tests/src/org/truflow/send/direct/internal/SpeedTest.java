package org.truflow.send.direct.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpeedTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void tells_bytes_a_second_and_nothing_after_a_while() {
        var speed = new Speed();
        speed.note(0, 0);
        speed.note(SECOND, 1_000);
        speed.note(2 * SECOND, 2_000);

        assertEquals(1_000, speed.rate(2 * SECOND), 1);
        assertEquals(0, speed.rate(20 * SECOND));
    }
}
