package org.truflow.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.truflow.shell.EngineSlot;
import org.truflow.shell.Following;
import org.truflow.shell.Output;

@Timeout(30)
class FollowingTest {

    /** Something that goes on in steps and ends with the third. */
    private static final class Engine {
        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
        private volatile int step;

        void step() {
            step++;
            listeners.forEach(Runnable::run);
        }
    }

    private final ExecutorService caller = Executors.newSingleThreadExecutor();
    private final EngineSlot<Engine> slot = new EngineSlot<>("example");
    private final BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> drawn = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        caller.shutdownNow();
    }

    @Test
    void looks_when_the_engine_tells_of_a_change_and_hears_nothing_afterwards() throws Exception {
        var engine = new Engine();
        slot.put(engine);

        var status = follow();
        engine.step();
        engine.step();
        engine.step();

        assertEquals(7, status.get());
        assertTrue(engine.listeners.isEmpty());
        assertEquals(3, seen.stream().reduce((_, last) -> last).orElseThrow());
    }

    @Test
    void stays_while_the_engine_is_stopped_and_started_again() throws Exception {
        var first = new Engine();
        slot.put(first);
        var status = follow();

        slot.take(first);
        while (!drawn.take().contains("the example engine is not running")) {
            // Of the one that ran before.
        }
        var second = new Engine();
        second.step = 3;
        slot.put(second);

        assertEquals(7, status.get());
        assertTrue(first.listeners.isEmpty());
    }

    @Test
    void one_that_goes_late_does_not_take_its_successor_away() throws Exception {
        var first = new Engine();
        var second = new Engine();
        slot.put(first);

        slot.put(second);
        slot.take(first);

        assertEquals(second, slot.need());
        slot.take(second);
        assertEquals(
                "the example engine is not running",
                assertThrows(IOException.class, slot::need).getMessage());
    }

    private Future<Integer> follow() throws InterruptedException {
        var following = new Following<>(
                slot,
                (engine, changed) -> {
                    engine.listeners.add(changed);
                    return () -> engine.listeners.remove(changed);
                },
                engine -> {
                    var step = engine.step;
                    seen.add(step);
                    return step < 3 ? OptionalInt.empty() : OptionalInt.of(7);
                });
        var status = caller.submit(() -> following.untilOver(new Drawn()));
        seen.take();
        return status;
    }

    private final class Drawn implements Output {
        @Override
        public boolean wantsJson() {
            return false;
        }

        @Override
        public boolean interactive() {
            return true;
        }

        @Override
        public int width() {
            return 80;
        }

        @Override
        public void line(String text) {
            drawn.add(text);
        }

        @Override
        public void table(List<String> header, List<List<String>> rows, Integer... right) {
            drawn.add(header + " " + rows);
        }

        @Override
        public void progress(String text) {
            drawn.add(text);
        }

        @Override
        public void json(Object value) {
            drawn.add(value + "");
        }

        @Override
        public void error(String text) {
            drawn.add(text);
        }

        @Override
        public Path directory() {
            return Path.of("/");
        }
    }
}
