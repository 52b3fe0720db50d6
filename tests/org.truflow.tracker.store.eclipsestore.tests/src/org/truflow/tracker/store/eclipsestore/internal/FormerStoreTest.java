package org.truflow.tracker.store.eclipsestore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.share.Audience;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.store.StoredNote;

/**
 * A store as the first version wrote it, which knew no roles, groups, timed bans, notes or audiences: Ada, a ban of mallory and a
 * catalog are in the graph; Grace, a ban of eve and another catalog in the journal.
 */
class FormerStoreTest {

    @Test
    void opens_and_holds_what_it_held(@TempDir Path folder) throws Exception {
        unpack(folder);

        try (var store = Samples.open(folder)) {
            assertFormer(store);
        }
        try (var store = Samples.open(folder)) {
            assertFormer(store);
        }
    }

    @Test
    void takes_what_the_first_version_did_not_know(@TempDir Path folder) throws Exception {
        unpack(folder);
        var random = new Random(1);
        var ada = Samples.known(random, "Ada", Samples.peer(1));
        var ban = Samples.range(random, "192.0.2.0/24");
        var note = new StoredNote("invitation", "k", "v");
        var audiences = Map.of("s", Audience.NOBODY);

        try (var store = Samples.open(folder)) {
            store.put(ada, note);
            store.put(ban);
            store.apply(Samples.peer(1), false, List.of(), new CatalogVersion(4, 3), audiences);
            store.checkpoint();
        }

        try (var store = Samples.open(folder)) {
            assertEquals(ada, store.user("Ada").orElseThrow());
            assertEquals(Set.of(Samples.ban("mallory"), Samples.ban("eve"), ban), Set.copyOf(store.bans()));
            assertEquals(List.of(note), store.notes("invitation"));
            assertEquals(audiences, store.audiences(Samples.peer(1)));
            assertEquals(3, store.entries(Samples.peer(1)));
        }
    }

    private static void assertFormer(DurableStore store) throws IOException {
        assertEquals(
                Set.of(Samples.user("Ada", Samples.peer(1), Samples.peer(2)), Samples.user("Grace", Samples.peer(3))),
                Set.copyOf(store.users()));
        assertEquals(Set.of(Samples.ban("mallory"), Samples.ban("eve")), Set.copyOf(store.bans()));
        assertEquals(new CatalogVersion(4, 2), store.version(Samples.peer(1)));
        assertEquals(new CatalogVersion(5, 1), store.version(Samples.peer(3)));
        var paths = new ArrayList<String>();
        store.forEach(Samples.peer(1), change -> paths.add(change.path()));
        assertEquals(List.of("s", "s/a", "s/b"), paths);
        assertEquals(Map.of(), store.audiences(Samples.peer(1)));
        assertEquals(List.of(), store.notes("invitation"));
    }

    private static void unpack(Path folder) throws IOException {
        try (var in = FormerStoreTest.class.getResourceAsStream("former-store.zip")) {
            var zip = new ZipInputStream(in);
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var to = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.getParent());
                    Files.copy(zip, to);
                }
            }
        }
    }
}
