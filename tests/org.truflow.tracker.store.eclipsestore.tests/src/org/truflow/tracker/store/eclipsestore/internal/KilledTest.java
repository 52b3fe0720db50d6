package org.truflow.tracker.store.eclipsestore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledTest {
    private static final int KILLS = 22;
    private static final long SEED = 5;

    @Test
    void every_acknowledged_change_survives_kill_9(@TempDir Path folder) throws Exception {
        var random = new Random(SEED);
        var acknowledged = new long[EndlessWriter.THREADS];

        for (var kill = 0; kill < KILLS; kill++) {
            run(folder, random.nextInt(150), acknowledged);

            try (var store = Samples.open(folder)) {
                for (var thread = 0; thread < acknowledged.length; thread++) {
                    check(store, thread, acknowledged[thread], "seed " + SEED + ", kill " + kill);
                    acknowledged[thread] = store.version(Samples.peer(thread)).number();
                }
            }
        }
        assertTrue(acknowledged[0] > KILLS, "hardly anything was written: " + acknowledged[0]);
    }

    /** Kills the writer after it acknowledged so many changes. */
    private static void run(Path folder, int changes, long[] acknowledged) throws Exception {
        var writer = ChildJvm.start(List.of("-XX:TieredStopAtLevel=1"), EndlessWriter.class, folder.toString());
        try (var out = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            var lines = 0;
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches("\\d \\d+")) {
                    acknowledged[line.charAt(0) - '0'] = Long.parseLong(line.substring(2));
                    lines++;
                } else {
                    assertTrue(line.contains("DEBUG") || line.contains("INFO"), line);
                }
                if (lines == changes) {
                    writer.toHandle().destroyForcibly(); // The process itself would close what is still to be read.
                }
            }
        } finally {
            writer.destroyForcibly();
            assertTrue(writer.waitFor(20, TimeUnit.SECONDS));
        }
    }

    private static void check(DurableStore store, int thread, long acknowledged, String when) throws Exception {
        var owner = Samples.peer(thread);
        var number = store.version(owner).number();
        assertTrue(number >= acknowledged, when + ": " + acknowledged + " was acknowledged, and there is " + number);
        var files = new int[1];
        store.forEach(owner, entry -> files[0] += entry.path().matches("s/\\d/\\d+") ? 1 : 0);
        assertEquals(number, files[0], when);
        for (var each = 1L; each <= number; each++) {
            assertEquals(
                    Optional.of(EndlessWriter.name(thread, each)),
                    store.user(EndlessWriter.name(thread, each)).map(user -> user.name()),
                    when);
        }
    }
}
