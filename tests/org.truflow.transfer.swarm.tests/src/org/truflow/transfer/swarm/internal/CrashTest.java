package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Random;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.truflow.content.Pieces;
import org.truflow.id.ContentHash;
import org.truflow.protocol.Message;

/** Ten times in a row the process that downloads is killed at a random moment, as by {@code kill -9}. */
@NonNullByDefault({})
class CrashTest {
    private static final int KILLS = 10;
    private static final int RECORD = 9;
    private static final int PIECE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void after_every_kill_at_most_a_piece_of_each_source_is_fetched_again_and_the_file_is_right_in_the_end()
            throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var recorded = new BitSet();
        var kills = 0;
        var sent = 0L;
        for (var run = 0; ; run++) {
            var log = folder.resolve("blocks-" + run);
            var child = start(log);
            try (var lines =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                assertEquals("running", lines.readLine());
                var killed = kills < KILLS;
                if (killed) {
                    // Somewhere in the next part of the file, so that all of them happen.
                    var next = random.nextInt(CrashChild.SIZE / (KILLS + 1));
                    World.until(() -> sent(log) > next, () -> "nothing more comes, seed " + seed);
                    kills++;
                } else {
                    assertEquals("completed", lines.readLine(), () -> "seed " + seed);
                }
                child.destroyForcibly().waitFor();
                assertNoneFetchedAgain(recorded, log, seed);
                sent += sent(log);
                if (!killed) {
                    break;
                }
                if (Files.exists(folder.resolve("downloads/file"))) {
                    // It was complete a moment before the kill: nothing has its name earlier.
                    assertRight();
                }
                recorded = recorded();
            } finally {
                child.destroyForcibly().waitFor();
            }
        }

        assertRight();
        assertFalse(Files.exists(folder.resolve("downloads/.truflow")));
        var twice = sent - CrashChild.SIZE;
        assertTrue(
                twice <= (long) kills * CrashChild.SOURCES * PIECE,
                twice + " bytes were sent twice in " + kills + " kills, seed " + seed);
    }

    private void assertRight() throws IOException {
        assertArrayEquals(World.bytes(CrashChild.SIZE, CrashChild.SEED), World.read(folder.resolve("downloads/file")));
    }

    private static void assertNoneFetchedAgain(BitSet recorded, Path log, long seed) throws IOException {
        if (Files.exists(log)) {
            for (var line : Files.readAllLines(log)) {
                var piece = (int) (Long.parseLong(line.split(" ")[0]) >> 20);
                assertFalse(recorded.get(piece), () -> "piece " + piece + " was fetched twice, seed " + seed);
            }
        }
    }

    private static long sent(Path log) {
        return Files.exists(log)
                ? new String(World.read(log), StandardCharsets.US_ASCII)
                        .lines()
                        .mapToLong(line -> Long.parseLong(line.split(" ")[1]))
                        .sum()
                : 0;
    }

    /** Reads the journal as it was left, without the engine's own code. */
    private BitSet recorded() throws IOException {
        var recorded = new BitSet();
        var parts = folder.resolve("downloads/.truflow");
        if (Files.isDirectory(parts)) {
            try (var files = Files.newDirectoryStream(parts, "*.pieces")) {
                for (var file : files) {
                    var in = ByteBuffer.wrap(Files.readAllBytes(file));
                    in.position(4 + 32 + 8);
                    in.position(in.getInt() + in.position() + 4);
                    while (in.remaining() >= RECORD) {
                        var kind = in.get();
                        var piece = in.getInt();
                        in.getInt();
                        if (kind == 'P') {
                            recorded.set(piece);
                        }
                    }
                }
            }
        }
        return recorded;
    }

    private Process start(Path log) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.add("-cp");
        command.add(classPath());
        command.add(CrashChild.class.getName());
        command.add(folder.toString());
        command.add(log.toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Where the classes are from: folders, jars, or projects whose classes lie in a folder of theirs. */
    private static String classPath() {
        var all = new LinkedHashSet<String>();
        for (var type : new Class<?>[] {
            CrashChild.class,
            SwarmTransfers.class,
            ContentHash.class,
            Message.class,
            Pieces.class,
            LoggerFactory.class,
            Test.class
        }) {
            try {
                var place = Path.of(new URI(type.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()
                        .replace("reference:", "")));
                all.add(place.toString());
                all.add(place.resolve("target/classes").toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return String.join(File.pathSeparator, all);
    }
}
