package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.truflow.share.CatalogVersion;

/** Changes a store in several threads until it is killed, and says what was acknowledged: {@code thread number}. */
final class EndlessWriter {
    static final int THREADS = 3;

    private EndlessWriter() {}

    public static void main(String[] arguments) throws IOException {
        var limits = new Limits(32 * 1024, 64 * 1024, 64 * 1024, 64 * 1024, Duration.ofHours(1));
        // Killed, never closed.
        @SuppressWarnings("resource")
        var store = DurableStore.open(Path.of(arguments[0]), new LocalDisk(), limits);
        for (var thread = 0; thread < THREADS; thread++) {
            var mine = thread;
            Thread.ofPlatform().start(() -> write(store, mine));
        }
    }

    private static void write(DurableStore store, int thread) {
        try {
            for (var number = store.version(Samples.peer(thread)).number() + 1; ; number++) {
                store.put(Samples.user(name(thread, number)));
                store.apply(
                        Samples.peer(thread),
                        false,
                        List.of(Samples.file(path(number))),
                        new CatalogVersion(1, number));
                System.out.println(thread + " " + number);
            }
        } catch (IOException e) {
            System.out.println("failed: " + e);
        }
    }

    static String name(int thread, long number) {
        return "user-" + thread + "-" + number;
    }

    static String path(long number) {
        return "s/" + number % 7 + "/" + number;
    }
}
