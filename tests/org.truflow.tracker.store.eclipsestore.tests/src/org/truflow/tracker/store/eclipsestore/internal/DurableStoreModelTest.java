package org.truflow.tracker.store.eclipsestore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.store.StoredNote;

class DurableStoreModelTest {

    @ParameterizedTest
    @SuppressWarnings("resource") // closed and opened again many times
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void holds_what_a_plain_model_holds_through_checkpoints_and_restarts(long seed, @TempDir Path folder)
            throws Exception {
        var random = new Random(seed);
        var model = new ModelStore();
        var store = Samples.open(folder);

        try {
            for (var step = 0; step < 600; step++) {
                change(random, store, model, step);
                if (random.nextInt(30) == 0) {
                    store.checkpoint();
                }
                if (random.nextInt(60) == 0) {
                    store.close();
                    store = Samples.open(folder);
                }
                if (step % 20 == 0) {
                    assertEquals("", model.difference(store), "seed " + seed + ", step " + step);
                }
            }
        } finally {
            store.close();
        }
        try (var again = Samples.open(folder)) {
            assertEquals("", model.difference(again), "seed " + seed + " after a restart");
        }
    }

    private static void change(Random random, DurableStore store, ModelStore model, int step) throws Exception {
        var owner = Samples.peer(random.nextInt(5));
        var name = "user" + random.nextInt(5);
        switch (random.nextInt(20)) {
            case 0 -> {
                var user = Samples.known(random, name, owner);
                store.put(user);
                model.users.put(name, user);
            }
            case 1 -> {
                store.remove(name);
                model.remove(name);
            }
            case 2 -> {
                var ban = random.nextBoolean() ? Samples.ban(name) : Samples.range(random, name);
                store.put(ban);
                model.bans.put(name, ban);
            }
            case 3 -> assertEquals(model.bans.keySet().remove(name), store.removeBan(name));
            case 4 -> {
                var to = Samples.peer(random.nextInt(5));
                store.moveCatalog(owner, to);
                model.move(owner, to);
            }
            case 5 -> {
                var note = note(random, step);
                store.put(note);
                model.notes.put(NoteKey.of(note), note);
            }
            case 6 -> {
                var gone = NoteKey.of(note(random, step));
                assertEquals(model.notes.keySet().remove(gone), store.removeNote(gone.kind(), gone.key()));
            }
            case 7 -> {
                var user = Samples.known(random, name, owner);
                var note = note(random, step);
                store.put(user, note);
                model.users.put(name, user);
                model.notes.put(NoteKey.of(note), note);
            }
            default -> {
                var fresh = random.nextInt(40) == 0;
                var page = random.nextInt(50) == 0
                        ? List.<org.truflow.share.CatalogChange>of()
                        : Samples.page(random, 300);
                var version = new CatalogVersion(7, step);
                var audiences = Samples.audiences(random);
                store.apply(owner, fresh, page, version, audiences);
                model.apply(owner, fresh, page, version, audiences);
            }
        }
    }

    private static StoredNote note(Random random, int step) {
        return new StoredNote(random.nextBoolean() ? "a" : "b", "key" + random.nextInt(9), "value " + step);
    }
}
