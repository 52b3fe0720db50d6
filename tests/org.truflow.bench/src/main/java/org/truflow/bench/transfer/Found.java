package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.truflow.harness.Condition;
import org.truflow.harness.RunningProduct;

/** Waits until files are there to be fetched, and looks whether they came. */
final class Found {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Found() {}

    /** Waits until the file is hashed and found at so many places, and returns its content hash. */
    static String content(RunningProduct peer, int places, String... words) throws IOException {
        var query = new String[words.length + 1];
        query[0] = "sch";
        System.arraycopy(words, 0, query, 1, words.length);
        var found = new String[1];
        Condition.await(String.join(" ", words) + " to be hashed and found", PATIENCE, () -> {
            for (var hit : peer.json(query).path("hits")) {
                if (hit.path("content").isTextual() && hit.path("places").size() == places) {
                    found[0] = hit.path("content").asText();
                    return true;
                }
            }
            return false;
        });
        return found[0];
    }

    /** Waits until a peer has hashed so many files. */
    static void hashed(RunningProduct peer, long files) throws IOException {
        Condition.await(files + " files to be hashed", PATIENCE, () -> {
            var sum = 0L;
            for (var share : peer.json("lpf")) {
                sum += share.path("hashedFiles").asLong();
            }
            return sum == files;
        });
    }

    /** @throws IOException if a file, or one in a folder, is not what it should be */
    static void same(Path expected, Path got) throws IOException {
        try (var paths = Files.walk(expected)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                var other = got.resolve(expected.relativize(path).toString());
                if (Files.mismatch(path, other) != -1) {
                    throw new IOException(other + " differs from " + path);
                }
            }
        }
    }
}
