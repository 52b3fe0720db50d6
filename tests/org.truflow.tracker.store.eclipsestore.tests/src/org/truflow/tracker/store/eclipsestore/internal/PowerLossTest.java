package org.truflow.tracker.store.eclipsestore.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/** Pulls the plug at random moments: what was acknowledged is there afterwards, and nothing half done. */
class PowerLossTest {
    private static final int CHANGES = 150;

    /** One change, which can be made in a store and in a model. */
    private record Step(int number, List<CatalogChange> page, boolean fresh) {
        void in(DurableStore store) throws IOException {
            if (number % 3 == 0) {
                store.put(Samples.user("user" + number));
            } else {
                store.apply(Samples.peer(number % 2), fresh, page, new CatalogVersion(1, number));
            }
        }

        void in(ModelStore model) {
            if (number % 3 == 0) {
                model.users.put("user" + number, Samples.user("user" + number));
            } else {
                model.apply(Samples.peer(number % 2), fresh, page, new CatalogVersion(1, number));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void every_acknowledged_change_survives(long seed, @TempDir Path folder, @TempDir Path kept) throws Exception {
        var random = new Random(seed);
        var acknowledged = new AtomicInteger();
        var atLoss = new ArrayList<Integer>();
        var disk = new LossyDisk(folder, kept, new Random(seed), 0.03, () -> atLoss.add(acknowledged.get()));
        var steps = new ArrayList<Step>();
        // Waste is not tolerated at all, so that new graphs come often.
        var limits = new Limits(8 * 1024, 32 * 1024, 16 * 1024, 16 * 1024, Duration.ofHours(1));
        try (var store = DurableStore.open(folder, disk, limits)) {
            disk.turnOn();
            for (var number = 1; number <= CHANGES; number++) {
                var step = new Step(number, Samples.page(random, 40), random.nextInt(50) == 0);
                steps.add(step);
                step.in(store);
                acknowledged.set(number);
            }
        }

        assertTrue(atLoss.size() > 10, "only " + atLoss.size() + " losses");
        for (var i = 0; i < atLoss.size(); i++) {
            check("seed " + seed + ", loss " + i, disk.losses().get(i), steps, atLoss.get(i));
        }
    }

    private static void check(String what, Path left, List<Step> steps, int acknowledged) throws IOException {
        try (var store = Samples.open(left)) {
            var model = new ModelStore();
            var differences = new ArrayList<String>();
            for (var made = 0; made <= Math.min(acknowledged + 1, steps.size()); made++) {
                if (made > 0) {
                    steps.get(made - 1).in(model);
                }
                if (made >= acknowledged) {
                    var difference = model.difference(store);
                    if (difference.isEmpty()) {
                        store.put(Samples.user("after"));
                        return;
                    }
                    differences.add("after " + made + ": " + difference);
                }
            }
            throw new AssertionError(what + ", acknowledged " + acknowledged + ": " + differences);
        } catch (IOException e) {
            throw new AssertionError(what + " does not start again: " + e.getMessage(), e);
        }
    }
}
