package org.truflow.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.id.PeerId;
import org.truflow.identity.Identity;
import org.truflow.identity.Vouch;

class KeyKeeperTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    Path data = Path.of(".");

    private final List<Identity> registered = new ArrayList<>();

    @Test
    void replaces_the_service_when_the_key_changes_and_lets_the_old_key_vouch() throws Exception {
        var keeper = keeper();
        var before = registered.getFirst().self();

        var after = keeper.rotate();

        assertEquals(List.of(after), registered.stream().map(Identity::self).toList());
        assertNotEquals(before, after);
        var vouch = registered.getFirst().vouches().getFirst();
        assertEquals(CLOCK.instant(), vouch.time());
        assertEquals(Set.of(before), formerly(registered.getFirst()));
    }

    @Test
    void keeps_the_changed_key_and_the_whole_chain_over_a_restart() throws Exception {
        var keeper = keeper();
        var first = registered.getFirst().self();
        var second = keeper.rotate();
        var third = keeper.rotate();
        keeper.stop();

        keeper();

        assertEquals(third, registered.getFirst().self());
        assertEquals(List.of(second, first), List.copyOf(formerly(registered.getFirst())));
    }

    @Test
    void stays_with_the_old_key_when_the_new_one_cannot_be_kept() throws Exception {
        var keeper = keeper();
        var before = registered.getFirst();
        // A folder in the way of the temporary file, so that even root cannot write there.
        Files.createDirectories(data.resolve("identity/key.pem.new/x"));

        assertThrows(IOException.class, keeper::rotate);

        assertEquals(List.of(before), registered);
        Files.delete(data.resolve("identity/key.pem.new/x"));
        assertNotEquals(before.self(), keeper.rotate());
    }

    @Test
    void takes_the_service_away_when_it_stops() throws Exception {
        keeper().stop();

        assertEquals(List.of(), registered);
    }

    private KeyKeeper keeper() throws IOException {
        return new KeyKeeper(new KeyFile(data), CLOCK, identity -> {
            registered.add(identity);
            return () -> registered.remove(identity);
        });
    }

    private static Set<PeerId> formerly(Identity identity) throws Exception {
        return Vouch.formerly(
                identity.certificate().getPublicKey(),
                identity.vouches().stream().map(Vouch::encode).toList());
    }
}
