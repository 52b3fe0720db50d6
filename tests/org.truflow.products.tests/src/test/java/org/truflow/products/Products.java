package org.truflow.products;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.truflow.harness.Condition;
import org.truflow.harness.RunningProduct;

/** What the tests of the assembled products ask again and again. */
final class Products {
    static final Path ROOT = Path.of(System.getProperty("truflow.root"));
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private Products() {}

    /** Waits until a search finds something with so many places whose files are all hashed, and returns it. */
    static JsonNode awaitHit(RunningProduct peer, String query, int places) throws IOException {
        var found = new AtomicReference<JsonNode>();
        Condition.await(query + " at " + places + " places", PATIENCE, () -> {
            var answer = peer.exec("sch", query, "--json");
            if (answer.status() != 0) {
                return false;
            }
            for (var hit : peer.json("sch", query).path("hits")) {
                if (!hit.path("content").isNull() && hit.path("places").size() == places) {
                    found.set(hit);
                    return true;
                }
            }
            return false;
        });
        return found.get();
    }

    /** Waits until a share is scanned and hashed as a whole. */
    static void awaitHashed(RunningProduct peer, long files) throws IOException {
        Condition.await(files + " files hashed by " + peer.data(), PATIENCE, () -> {
            var shares = peer.json("lpf");
            var hashed = 0L;
            for (var share : shares) {
                hashed += share.path("hashedFiles").asLong();
            }
            return hashed == files;
        });
    }

    static JsonNode download(RunningProduct peer, long id) throws IOException {
        for (var download : peer.json("downloads")) {
            if (download.path("id").asLong() == id) {
                return download;
            }
        }
        throw new IOException("no download " + id + " at " + peer.data());
    }

    /** Waits for the end of a download and returns it; fails at once if it fails. */
    static JsonNode awaitCompleted(RunningProduct peer, long id, Duration patience) throws IOException {
        var last = new AtomicReference<JsonNode>();
        Condition.await("download " + id + " of " + peer.data(), patience, () -> {
            var download = download(peer, id);
            last.set(download);
            var state = download.path("state").asText();
            if (state.equals("failed") || state.equals("cancelled")) {
                throw new IOException("the download " + state + ": " + download);
            }
            return state.equals("completed");
        });
        return last.get();
    }

    static void awaitDone(RunningProduct peer, long id, long bytes) throws IOException {
        Condition.await(bytes + " bytes of download " + id, PATIENCE, () -> {
            var download = download(peer, id);
            return download.path("done").asLong() >= bytes
                    || download.path("state").asText().equals("completed");
        });
    }

    static void assertSame(Path expected, JsonNode download) throws IOException {
        var got = Path.of(download.path("target").asText());
        var at = Files.mismatch(expected, got);
        if (at != -1) {
            throw new AssertionError(got + " differs from " + expected + " at byte " + at);
        }
    }

    static long served(RunningProduct peer) throws IOException {
        return peer.json("uploads").path("served").asLong();
    }
}
