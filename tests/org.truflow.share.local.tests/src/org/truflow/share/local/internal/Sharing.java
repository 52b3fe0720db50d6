package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.share.CatalogChange;
import org.truflow.share.Share;

/** A running share engine over a folder of its own, and how to wait for it. */
final class Sharing implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(Integer.getInteger("truflow.share.deadline", 60));

    /** Everything soon, so that tests need not wait for what people would not mind to wait for. */
    static final Pace FAST = new Pace(
            Duration.ofMillis(20),
            Duration.ofMillis(60),
            Duration.ofMillis(60),
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            Duration.ofMillis(300),
            Duration.ofMillis(100));

    /** As fast, and looks through everything again and again. */
    static final Pace AUDITING = new Pace(
            FAST.gather(),
            FAST.quiet(),
            FAST.coarseQuiet(),
            FAST.commit(),
            FAST.tidy(),
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            FAST.retry());

    private final Path data;
    private final Parts parts;
    private final Map<Setting<?>, String> chosen = new HashMap<>();
    private LocalShares shares;
    private final Mirror mirror = new Mirror();

    private Sharing(Path data, Parts parts, String exclude) throws IOException {
        this.data = Files.createDirectories(data);
        this.parts = parts;
        chosen.put(PeerSettings.EXCLUDE, exclude);
        shares = new LocalShares(settings(), parts);
    }

    static Sharing in(Path folder) throws IOException {
        return new Sharing(folder.resolve("data"), parts(FAST), "");
    }

    static Sharing in(Path folder, Parts parts) throws IOException {
        return new Sharing(folder.resolve("data"), parts, "");
    }

    static Sharing excluding(Path folder, String patterns) throws IOException {
        return new Sharing(folder.resolve("data"), parts(FAST), patterns);
    }

    static Parts parts(Pace pace) {
        return new Parts(pace, new RealDisk(), 1_000_000, 2);
    }

    LocalShares shares() {
        return shares;
    }

    Mirror mirror() {
        return mirror;
    }

    Path data() {
        return data;
    }

    void restart() throws IOException {
        shares.stop();
        shares = new LocalShares(settings(), parts);
    }

    /** Pulls what changed and returns the catalog that a tracker would have now. */
    Mirror pulled() throws IOException {
        mirror.pullAll(shares);
        return mirror;
    }

    Share share(String label) {
        return shares.all().stream()
                .filter(share -> share.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until everything listed in a share is hashed and the catalog says the same as the folder. */
    void awaitSettled(String label) throws Exception {
        await(label + " agrees with its folder and is hashed", () -> {
            if (!tree(share(label).root(), label).equals(below(pulled(), label))) {
                return false;
            }
            var share = share(label);
            return !share.scanning()
                    && share.files() == share.hashedFiles()
                    && share.files()
                            == mirror.entries().entrySet().stream()
                                    .filter(entry -> entry.getKey().startsWith(label + "/"))
                                    // The catalog was pulled before the share was asked, and may not have the hashes
                                    // yet.
                                    .filter(entry -> entry.getValue() instanceof CatalogChange.File file
                                            && file.content().isPresent())
                                    .count();
        });
    }

    private static Map<String, Long> below(Mirror mirror, String label) {
        return mirror.entries().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(label + "/"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue() instanceof CatalogChange.File file ? file.size() : -1L));
    }

    /** Returns what a plain walk finds below a folder: sizes of files, -1 for folders. */
    static Map<String, Long> tree(Path root, String label) throws IOException {
        var found = new HashMap<String, Long>();
        try (var walk = Files.walk(root)) {
            for (var path : (Iterable<Path>) walk::iterator) {
                if (!path.equals(root)) {
                    found.put(label + "/" + root.relativize(path), Files.isDirectory(path) ? -1L : Files.size(path));
                }
            }
        }
        return found;
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("in " + DEADLINE.toSeconds() + " s it did not come true that " + what);
            }
            Thread.sleep(5);
        }
    }

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Settings settings() {
        return new Settings() {
            @Override
            public Path data() {
                return data;
            }

            @Override
            public <T> T get(Setting<T> setting) {
                var text = chosen.getOrDefault(setting, "");
                return text.isEmpty() ? setting.fallback() : setting.parser().apply(text);
            }
        };
    }

    @Override
    public void close() {
        shares.stop();
    }
}
