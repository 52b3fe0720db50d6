package org.truflow.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The main job, done in front of you: a tracker and three peers, each its own process of the assembled products. Two
 * share, the third finds a file by a misspelt name and fetches it from both. Nothing is left behind.
 */
public final class Demo {
    private static final long BIG = 1L << 30;
    private static final int MANY = 2_000;
    private static final int MOST_SMALL = 64 * 1024;
    private static final long SEED = 20_26;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int BAR = 30;

    private final Sandbox sandbox;

    private Demo(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** @param arguments the root of a built checkout */
    public static void main(String[] arguments) throws Exception {
        try (var sandbox =
                new Sandbox(Path.of(arguments.length > 0 ? arguments[0] : "").toAbsolutePath())) {
            new Demo(sandbox).run();
        }
        say("Everything that ran is ended, everything that was written is removed.");
    }

    private void run() throws Exception {
        var start = System.nanoTime();
        var anna = sandbox.folder().resolve("anna-files");
        var ben = sandbox.folder().resolve("ben-files");
        say("Writing a file of 1 GiB for two people, and a folder of %,d small files ...", MANY);
        var film = TestFiles.write(anna.resolve("films/Mountain Expedition 2026.mkv"), BIG, SEED);
        Files.createDirectories(ben.resolve("videos"));
        Files.copy(film, ben.resolve("videos/expedition (final cut).mkv"));
        TestFiles.writeMany(anna.resolve("notes"), MANY, MOST_SMALL, SEED);

        var tracker = sandbox.tracker("tracker");
        say("Tracker  %s  id %s", tracker.address(), tracker.peerId());
        var first = sandbox.peer("anna", tracker, "--share", anna + "=anna");
        var second = sandbox.peer("ben", tracker, "--share", ben + "=ben");
        var third = sandbox.peer(
                "carla",
                tracker,
                "--downloads",
                sandbox.folder().resolve("carla-downloads").toString());
        for (var peer : new RunningProduct[] {first, second, third}) {
            say("Peer     %s  %s  id %s", peer.address(), peer.ready("name"), peer.peerId());
        }

        var query = "montain expediton";
        say("carla searches for \"%s\" (misspelt twice) ...", query);
        var hit = find(third, query);
        say(
                "  found %s in %d places:",
                hit.path("name").asText(), hit.path("places").size());
        for (var place : hit.path("places")) {
            say("    %s:%s", place.path("user").asText(), place.path("path").asText());
        }

        var content = hit.path("content").asText();
        var got = fetch(third, "get", content, "--name", "expedition.mkv");
        check(Path.of(got.path("target").asText()), film, content);
        var folder = fetch(third, "get", "anna:anna/notes");
        same(anna.resolve("notes"), Path.of(folder.path("target").asText()));
        say("Done in %d s.", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    }

    /** Searches until the big file is found with both its places: hashing a new share takes a moment. */
    private static JsonNode find(RunningProduct peer, String query) throws IOException {
        var found = new JsonNode[1];
        Condition.await("the file to be hashed and found at both places", PATIENCE, () -> {
            for (var hit : peer.json("sch", query).path("hits")) {
                if (hit.path("places").size() == 2) {
                    found[0] = hit;
                    return true;
                }
            }
            return false;
        });
        return found[0];
    }

    private static JsonNode fetch(RunningProduct peer, String... words) throws IOException {
        say("carla: %s", String.join(" ", words));
        var start = System.nanoTime();
        var id = peer.json(words).path("id").asText();
        var last = new JsonNode[1];
        Condition.await("the download to end", PATIENCE, () -> {
            for (var download : peer.json("downloads")) {
                if (download.path("id").asText().equals(id)) {
                    last[0] = download;
                }
            }
            draw(last[0]);
            var state = last[0].path("state").asText();
            if (state.equals("failed") || state.equals("cancelled")) {
                throw new IOException(
                        "the download " + state + ": " + last[0].path("detail").asText());
            }
            return state.equals("completed");
        });
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.println();
        var bytes = last[0].path("size").asLong();
        say(
                "  %,d bytes in %d files, %.1f s, %.0f MB/s",
                bytes, last[0].path("files").asInt(), seconds, bytes / 1e6 / seconds);
        for (var source : last[0].path("sources")) {
            say(
                    "    %,d bytes from %s",
                    source.path("bytes").asLong(), source.path("user").asText());
        }
        return last[0];
    }

    private static void draw(JsonNode download) {
        var size = download.path("size").asLong();
        var share = size > 0 ? (double) download.path("done").asLong() / size : 0;
        var full = (int) (BAR * share);
        System.out.printf(
                Locale.ROOT,
                "\r  [%s%s] %3.0f %%  %s    ",
                "#".repeat(full),
                ".".repeat(BAR - full),
                100 * share,
                download.path("state").asText());
        System.out.flush();
    }

    private static void check(Path got, Path original, String content) throws IOException {
        if (Files.mismatch(got, original) != -1) {
            throw new IOException(got + " differs from " + original);
        }
        var root = FileRoot.of(got);
        say("  content hash   %s", content);
        say("  checked anew   %s  %s", root, root.equals(content) ? "the same" : "DIFFERENT");
        if (!root.equals(content)) {
            throw new IOException(got + " has not the content that was asked for");
        }
    }

    private static void same(Path expected, Path got) throws IOException {
        var compared = 0;
        try (var files = Files.walk(expected)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var other = got.resolve(expected.relativize(file).toString());
                if (Files.mismatch(file, other) != -1) {
                    throw new IOException(other + " differs from " + file);
                }
                compared++;
            }
        }
        say("  compared with the original byte for byte: %,d files are the same", compared);
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
