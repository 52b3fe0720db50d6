package org.truflow.tracker.store.eclipsestore.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.tracker.Role;
import org.truflow.tracker.store.Standing;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredDevice;
import org.truflow.tracker.store.StoredUser;

/** Things to store. */
final class Samples {
    /** So small that tests meet loading, checkpoints and new graphs. */
    static final Limits SMALL = new Limits(64 * 1024, 256 * 1024, 128 * 1024, 512 * 1024, Duration.ofHours(1));

    static final Limits USUAL = Limits.forHeap(256L * 1024 * 1024);
    static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678901234Z");

    private Samples() {}

    static DurableStore open(Path folder) throws java.io.IOException {
        return DurableStore.open(folder, new LocalDisk(), SMALL);
    }

    static PeerId peer(int number) {
        return new PeerId(new Sha256((long) number * 0x9E3779B97F4A7C15L, 1, 2, number));
    }

    static ContentHash hash(long number) {
        return new ContentHash(new Sha256(number, ~number, number * 31, 7));
    }

    /** A user of whom much is known. */
    static StoredUser known(Random random, String name, PeerId peer) {
        var device = new StoredDevice("laptop", TIME, TIME.plusSeconds(random.nextInt(9)));
        var standing = new Standing(
                Role.values()[random.nextInt(4)],
                random.nextBoolean(),
                random.nextBoolean() ? Set.of("staff", "läb") : Set.of(),
                random.nextBoolean() ? "$argon2id$..." : "",
                random.nextBoolean() ? Map.of(peer, device) : Map.of());
        return user(name, peer).with(standing);
    }

    static StoredBan range(Random random, String name) {
        return new StoredBan(
                name,
                name,
                Set.of(),
                "192.0.2.0/24",
                "noise",
                "ann",
                TIME,
                random.nextBoolean() ? Optional.of(TIME.plusSeconds(60)) : Optional.empty());
    }

    static Map<String, Audience> audiences(Random random) {
        var audiences = new HashMap<String, Audience>();
        for (var i = random.nextInt(4); i > 0; i--) {
            audiences.put(
                    "share" + random.nextInt(5),
                    switch (random.nextInt(3)) {
                        case 0 -> Audience.NOBODY;
                        case 1 -> Audience.EVERYONE;
                        default -> new Audience.Chosen(Set.of("staff"), Set.of("ann", "bob"));
                    });
        }
        return audiences;
    }

    static StoredUser user(String name, PeerId... peers) {
        return new StoredUser(name, name.toLowerCase(java.util.Locale.ROOT), Set.of(peers), TIME, TIME);
    }

    static StoredBan ban(String name) {
        return new StoredBan(name, name, Set.of(peer(99)), "because", TIME);
    }

    static CatalogChange file(String path) {
        return new CatalogChange.File(path, path.length(), TIME, Optional.of(hash(path.hashCode())));
    }

    static CatalogChange folder(String path) {
        return new CatalogChange.Folder(path);
    }

    static CatalogChange removed(String path) {
        return new CatalogChange.Removed(path);
    }

    /** A few changes in a small tree, so that they meet one another. */
    static List<CatalogChange> page(Random random, int most) {
        var page = new ArrayList<CatalogChange>();
        for (var i = random.nextInt(most + 1); i > 0; i--) {
            var path = path(random);
            page.add(
                    switch (random.nextInt(10)) {
                        case 0 -> removed(path);
                        case 1 -> folder(path);
                        case 2 ->
                            new CatalogChange.File(
                                    path, random.nextLong(), Instant.ofEpochSecond(random.nextInt()), Optional.empty());
                        default ->
                            new CatalogChange.File(
                                    path, random.nextInt(1000), TIME, Optional.of(hash(random.nextInt())));
                    });
        }
        return page;
    }

    private static String path(Random random) {
        var names = new String[] {"a", "a b", "a-", "a.b", "B", "é", "中文", "z0", "😀"};
        var path = new StringBuilder(names[random.nextInt(3)]);
        for (var depth = random.nextInt(5); depth > 0; depth--) {
            path.append('/').append(names[random.nextInt(names.length)]);
            if (random.nextInt(3) > 0) {
                path.append(random.nextInt(40));
            }
        }
        return path.toString();
    }
}
