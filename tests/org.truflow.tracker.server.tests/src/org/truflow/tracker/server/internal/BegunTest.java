package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.truflow.id.ContentHash;

final class BegunTest {
    private long now;
    private final Begun begun = new Begun(() -> now);

    @Test
    void remembers_who_said_so_the_last_first_and_each_once() {
        begun.say(content(1), RemotePeer.id(1));
        begun.say(content(1), RemotePeer.id(2));
        begun.say(content(1), RemotePeer.id(1));
        begun.say(content(2), RemotePeer.id(3));

        assertEquals(List.of(RemotePeer.id(1), RemotePeer.id(2)), begun.of(content(1)));
        assertEquals(List.of(RemotePeer.id(3)), begun.of(content(2)));
        assertEquals(List.of(), begun.of(content(3)));
    }

    @Test
    void forgets_it_after_some_minutes_unless_it_is_said_again() {
        begun.say(content(1), RemotePeer.id(1));
        begun.say(content(1), RemotePeer.id(2));
        now += Duration.ofMinutes(2).toNanos();
        begun.say(content(1), RemotePeer.id(1));
        now += Duration.ofMinutes(2).toNanos();

        assertEquals(List.of(RemotePeer.id(1)), begun.of(content(1)));
    }

    @Test
    void is_bounded_in_all_and_for_each_content() {
        for (var number = 0; number < 120; number++) {
            begun.say(content(1), RemotePeer.id(number));
        }
        assertEquals(50, begun.of(content(1)).size());

        for (var number = 0; number < 100_000; number++) {
            begun.say(content(1_000 + number), RemotePeer.id(1));
        }
        assertEquals(List.of(), begun.of(content(1)));
        assertEquals(1, begun.of(content(1_000)).size());
    }

    private static ContentHash content(int number) {
        return ContentHash.parse("%064x".formatted(number));
    }
}
