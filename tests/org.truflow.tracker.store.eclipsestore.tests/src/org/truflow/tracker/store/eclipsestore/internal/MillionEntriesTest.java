package org.truflow.tracker.store.eclipsestore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class MillionEntriesTest {

    @Test
    void a_million_entries_fit_a_small_heap_through_restarts(@TempDir Path folder, TestReporter reporter)
            throws Exception {
        var filled = run("fill", folder);
        var read = run("read", folder);

        reporter.publishEntry("milliseconds to fill", filled.toString());
        reporter.publishEntry("milliseconds after a restart", read.toString());
        assertEquals(200_000, read.get("listed"));
        assertEquals(MillionEntries.ENTRIES + 3 + 8_000 + 80, read.get("count"));
    }

    private static Map<String, Integer> run(String what, Path folder) throws Exception {
        var child =
                ChildJvm.start(List.of("-Xmx256m", "-XX:+UseSerialGC"), MillionEntries.class, what, folder.toString());
        try (var out = child.inputReader(StandardCharsets.UTF_8)) {
            var said = new HashMap<String, Integer>();
            out.lines()
                    .filter(line -> line.matches("\\w+ \\d+"))
                    .forEach(line -> said.put(line.split(" ")[0], Integer.valueOf(line.split(" ")[1])));
            assertTrue(child.waitFor(20, TimeUnit.SECONDS));
            assertEquals(0, child.exitValue());
            return said;
        } finally {
            child.destroyForcibly();
        }
    }
}
