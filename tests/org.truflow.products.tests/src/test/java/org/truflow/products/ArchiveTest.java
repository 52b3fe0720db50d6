package org.truflow.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;

/** The archive of classes that makes the second start a faster one. */
class ArchiveTest {
    private static final int MOST_STARTS = 5;

    private Sandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        sandbox = new Sandbox(Products.ROOT);
    }

    @AfterEach
    void end() throws Exception {
        sandbox.close();
    }

    @Test
    void takes_its_classes_from_the_archive_of_the_instance_before_but_only_for_the_very_same_jars() throws Exception {
        var first = sandbox.tracker("tracker");
        assertEquals(Set.of(), mapped(first));
        assertEquals(0, first.terminate(Products.PATIENCE));
        // Where the end took long, because much else runs, there was no time to write one.
        for (var more = 0; archives(first).isEmpty() && more < MOST_STARTS; more++) {
            assertEquals(0, sandbox.trackerAgain("tracker").terminate(Products.PATIENCE));
        }
        var archive = archives(first);

        var second = sandbox.trackerAgain("tracker");
        assertEquals(1, archive.size());
        assertEquals(archive, mapped(second));
        assertFalse(second.output().contains("warning"), second.output());
        assertEquals(0, second.terminate(Products.PATIENCE));

        Files.setLastModifiedTime(
                plugin("org.truflow.headless_"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        var upgraded = sandbox.trackerAgain("tracker");
        assertEquals(Set.of(), mapped(upgraded));
        assertEquals(0, upgraded.terminate(Products.PATIENCE));
        for (var more = 0; archives(upgraded).isEmpty() && more < MOST_STARTS; more++) {
            assertEquals(0, sandbox.trackerAgain("tracker").terminate(Products.PATIENCE));
        }
        assertEquals(1, archives(upgraded).size());
        assertNotEquals(archive, archives(upgraded));
    }

    @Test
    void leaves_no_archive_when_it_could_not_start() throws Exception {
        var mistyped = sandbox.startPeer("anna", "--trakcer", "127.0.0.1:1");

        assertEquals(2, mistyped.awaitEnd(Products.PATIENCE));
        assertEquals(Set.of(), archives(mistyped));
    }

    private Path plugin(String prefix) throws IOException {
        try (var all = Files.list(sandbox.folder().resolve("product-tracker/plugins"))) {
            return all.filter(each -> each.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Archives of classes in the data folder. */
    private static Set<String> archives(RunningProduct of) throws IOException {
        try (var all = Files.list(of.data().resolve(".equinox"))) {
            return all.map(Path::toString)
                    .filter(each -> each.contains(".classes"))
                    .collect(Collectors.toSet());
        }
    }

    /** Archives of classes in the memory of the process. */
    private static Set<String> mapped(RunningProduct in) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + in.pid() + "/maps"))) {
            return lines.filter(each -> each.endsWith(".classes"))
                    .map(each -> each.substring(each.indexOf('/')))
                    .collect(Collectors.toSet());
        }
    }
}
