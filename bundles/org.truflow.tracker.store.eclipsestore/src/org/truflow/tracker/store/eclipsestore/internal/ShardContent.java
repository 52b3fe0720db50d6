package org.truflow.tracker.store.eclipsestore.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truflow.id.PeerId;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.StoredUser;

/** What belongs into one shard of the graph, at one moment. */
record ShardContent(
        int shard,
        List<StoredUser> users,
        List<StoredBan> bans,
        List<StoredNote> notes,
        Map<PeerId, Catalog> catalogs) {

    /** Takes the wanted shards of a state; nobody may publish meanwhile. */
    static List<ShardContent> of(State state, BitSet wanted) {
        var contents = new HashMap<Integer, ShardContent>();
        wanted.stream()
                .forEach(shard -> contents.put(
                        shard,
                        new ShardContent(
                                shard, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>())));
        for (var user : state.users()) {
            at(contents, Touched.shard(user.name()))
                    .ifPresent(content -> content.users().add(user));
        }
        for (var ban : state.bans()) {
            at(contents, Touched.shard(ban.skeleton()))
                    .ifPresent(content -> content.bans().add(ban));
        }
        for (var note : state.notes()) {
            at(contents, Touched.shard(note.key()))
                    .ifPresent(content -> content.notes().add(note));
        }
        state.catalogs()
                .forEach((owner, catalog) -> at(contents, Touched.shard(owner))
                        .ifPresent(content -> content.catalogs().put(owner, catalog)));
        return List.copyOf(contents.values());
    }

    private static Optional<ShardContent> at(Map<Integer, ShardContent> contents, int shard) {
        return Optional.ofNullable(contents.get(shard));
    }

    List<Chunk> chunks() {
        return catalogs.values().stream()
                .flatMap(catalog -> catalog.chunks().stream())
                .toList();
    }
}
