package org.truflow.transfer.swarm.internal.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that always want more, in virtual time. A session is called like its user, with a number. */
class FairQueueTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MIB = 1 << 20;

    private long now;
    private FairQueue<String> queue = new FairQueue<>(2, 0);
    private final Map<String, Long> got = new HashMap<>();
    private final List<String> greedy = new ArrayList<>();

    private void ask(String session, int bytes, boolean small) {
        queue.ask(queue.reader(session, user(session), now), bytes, small, now);
        settle();
    }

    private static String user(String session) {
        return session.replaceAll("\\d", "");
    }

    /** Hands out what can be; counts it. */
    private void settle() {
        var before = new LinkedHashMap<String, Boolean>();
        queue.all().forEach(reader -> before.put(reader.key, reader.claims()));
        queue.dispatch(now);
        for (var reader : queue.all()) {
            if (before.getOrDefault(reader.key, false) && !reader.claims()) {
                got.merge(reader.key, (long) MIB, Long::sum);
            }
        }
    }

    /** Lets {@code sessions} ask for a MiB every hundredth of a second whenever the last one came. */
    private void run(double seconds, String... sessions) {
        greedy.clear();
        greedy.addAll(List.of(sessions));
        var end = now + (long) (seconds * SECOND);
        for (var step = 0; now < end; step++, now += SECOND / 100) {
            if (step % 100 == 0) {
                queue.tick(now);
                settle();
            }
            for (var session : greedy) {
                if (!queue.reader(session, user(session), now).claims()) {
                    ask(session, MIB, false);
                }
            }
            settle();
        }
    }

    private long of(String user) {
        return got.entrySet().stream()
                .filter(each -> user(each.getKey()).equals(user))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private int place(String session) {
        return queue.waiting().stream().map(reader -> reader.key).toList().indexOf(session) + 1;
    }

    private boolean served(String session) {
        return queue.reader(session, user(session), now).served;
    }

    @Test
    void serves_as_many_as_there_are_slots_and_queues_the_others_in_order() {
        for (var session : List.of("a1", "b1", "c1", "d1")) {
            ask(session, MIB, false);
        }

        assertTrue(served("a1") && served("b1"));
        assertEquals(1, place("c1"));
        assertEquals(2, place("d1"));
    }

    @Test
    void one_user_with_many_sessions_gets_no_more_than_another() {
        queue = new FairQueue<>(4, 0);

        run(120, "a1", "a2", "a3", "a4", "a5", "a6", "b1", "b2", "b3", "b4");

        assertEquals(1, (double) of("a") / of("b"), 0.1);
    }

    @Test
    void somebody_new_gets_a_slot_of_one_who_has_several_at_once() {
        ask("a1", MIB, false);
        ask("a2", MIB, false);

        ask("b1", MIB, false);

        assertTrue(served("b1"));
    }

    @Test
    void turns_go_round_when_there_are_more_users_than_slots() {
        run(600, "a1", "b1", "c1", "d1", "e1");

        var least = List.of("a", "b", "c", "d", "e").stream()
                .mapToLong(this::of)
                .min()
                .orElseThrow();
        var most = List.of("a", "b", "c", "d", "e").stream()
                .mapToLong(this::of)
                .max()
                .orElseThrow();
        assertTrue(most <= 1.1 * least, () -> got.toString());
    }

    @Test
    void a_weight_of_three_gets_three_times_as_much() {
        queue.limit(0, _ -> 0, user -> user.equals("a") ? 3 : 1, now);

        run(600, "a1", "b1", "c1", "d1");

        assertEquals(3.0 * of("b"), of("a"), 0.3 * of("a"));
        assertEquals(of("c"), of("b"), 0.2 * of("b"));
    }

    @Test
    void who_takes_bytes_slowly_does_not_hold_its_slot_for_ever() {
        queue = new FairQueue<>(1, 0);
        run(0.01, "a1");
        for (var second = 0; second < 40; second++, now += SECOND) {
            queue.tick(now);
            for (var session : List.of("a1", "b1")) {
                if (!queue.reader(session, user(session), now).claims()) {
                    ask(session, MIB, false);
                }
            }
            settle();
        }

        assertEquals(of("a"), of("b"), 12.0 * MIB);
    }

    @Test
    void a_small_file_waits_for_no_slot() {
        run(1, "a1", "b1", "c1");

        ask("z1", 60_000, true);

        assertFalse(queue.reader("z1", "z", now).claims());
        assertFalse(served("z1"));
    }

    @Test
    void a_flood_of_small_files_waits_in_the_queue_like_others() {
        run(1, "a1", "b1", "c1");
        var express = 0;
        while (!queue.reader("z1", "z", now).claims() && express < 1_000) {
            ask("z1", 60_000, true);
            express++;
        }

        assertTrue(express < 30, "got " + express);
        assertTrue(place("z1") > 0);
    }

    @Test
    void a_silent_session_loses_its_slot_and_a_gone_one_at_once() {
        ask("a1", MIB, false);
        ask("b1", MIB, false);
        ask("c1", MIB, false);
        assertFalse(served("c1"));

        now += FairQueue.IDLE + SECOND;
        queue.tick(now);
        queue.dispatch(now);
        assertTrue(served("c1"));

        ask("d1", MIB, false);
        queue.leave("c1", now);
        queue.dispatch(now);
        assertTrue(served("d1"));
    }

    @Test
    void who_was_refused_keeps_the_place_and_is_told_when_the_turn_comes() {
        ask("a1", MIB, false);
        ask("b1", MIB, false);
        ask("c1", MIB, false);
        queue.withdraw(queue.reader("c1", "c", now));
        assertEquals(1, place("c1"));

        queue.leave("a1", now);

        assertEquals(
                List.of("c1"),
                queue.dispatch(now).stream().map(reader -> reader.key).toList());
    }

    @Test
    void the_limit_in_all_is_kept_and_shared_fairly() {
        queue = new FairQueue<>(8, 0);
        queue.limit(4L * MIB, _ -> 0, _ -> 1, now);

        run(100, "a1", "a2", "a3", "b1");

        var all = of("a") + of("b");
        assertEquals(400.0 * MIB, all, 4.0 * MIB);
        assertEquals(of("b"), of("a"), 0.1 * all);
    }

    @Test
    void the_limit_of_a_user_holds_for_all_sessions_of_the_user() {
        queue = new FairQueue<>(8, 0);
        queue.limit(0, user -> user.equals("a") ? 2L * MIB : 0, _ -> 1, now);

        run(60, "a1", "a2", "a3", "b1");

        assertEquals(120.0 * MIB, of("a"), 3.0 * MIB);
        assertTrue(of("b") > 10 * of("a"));
    }

    @Test
    void a_low_limit_serves_fewer_at_once() {
        queue = new FairQueue<>(8, 0);
        for (var user = 'a'; user < 'i'; user++) {
            ask(user + "1", MIB, false);
        }
        assertEquals(0, queue.waiting().size());

        queue.limit(64 << 10, _ -> 0, _ -> 1, now);

        assertEquals(2, queue.all().stream().filter(reader -> reader.served).count());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whoever_comes_and_goes_there_are_never_more_than_the_slots_and_nobody_starves(long seed) {
        var random = new Random(seed);
        queue = new FairQueue<>(1 + random.nextInt(4), 0);
        var waitsSince = new HashMap<String, Long>();
        for (var step = 0; step < 20_000; step++, now += SECOND / 50) {
            var session = (char) ('a' + random.nextInt(6)) + "" + random.nextInt(3);
            var reader = queue.reader(session, user(session), now);
            if (random.nextInt(50) == 0) {
                queue.leave(session, now);
                waitsSince.remove(session);
            } else if (!reader.claims()) {
                ask(session, MIB, random.nextInt(5) == 0);
            }
            if (step % 50 == 0) {
                queue.tick(now);
            }
            settle();
            assertTrue(queue.all().stream().filter(each -> each.served).count() <= queue.slots());
            for (var each : queue.all()) {
                if (each.claims()) {
                    waitsSince.putIfAbsent(each.key, now);
                    var since = now - waitsSince.get(each.key);
                    assertTrue(since < 18 * 2 * FairQueue.TURN_NANOS, () -> each.key + " waits since " + since);
                } else {
                    waitsSince.remove(each.key);
                }
            }
        }
    }
}
