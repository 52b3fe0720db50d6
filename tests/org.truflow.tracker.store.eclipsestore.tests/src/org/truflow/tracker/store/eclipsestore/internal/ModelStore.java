package org.truflow.tracker.store.eclipsestore.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.truflow.id.PeerId;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/** What a store should hold, kept in the plainest way there is. */
final class ModelStore {
    final Map<String, StoredUser> users = new TreeMap<>();
    final Map<String, StoredBan> bans = new TreeMap<>();
    final Map<PeerId, TreeMap<String, CatalogChange>> catalogs = new HashMap<>();
    final Map<PeerId, CatalogVersion> versions = new HashMap<>();
    final Map<PeerId, Map<String, Audience>> audiences = new HashMap<>();
    final Map<NoteKey, StoredNote> notes = new HashMap<>();

    void remove(String user) {
        if (users.containsKey(user)) {
            users.get(user).peers().forEach(this::drop);
            users.remove(user);
        }
    }

    void apply(PeerId owner, boolean fresh, List<CatalogChange> changes, CatalogVersion version) {
        apply(owner, fresh, changes, version, Map.of());
    }

    void apply(
            PeerId owner,
            boolean fresh,
            List<CatalogChange> changes,
            CatalogVersion version,
            Map<String, Audience> shown) {
        audiences.put(owner, shown);
        if (fresh || !catalogs.containsKey(owner)) {
            catalogs.put(owner, new TreeMap<>());
        }
        var paths = catalogs.get(owner);
        for (var change : changes) {
            if (change instanceof CatalogChange.Removed) {
                cut(paths, change.path());
                continue;
            }
            for (var slash = change.path().indexOf('/');
                    slash >= 0;
                    slash = change.path().indexOf('/', slash + 1)) {
                var parent = change.path().substring(0, slash);
                paths.put(parent, new CatalogChange.Folder(parent));
            }
            if (change instanceof CatalogChange.File) {
                cut(paths, change.path());
            }
            paths.put(change.path(), change);
        }
        versions.put(owner, version);
    }

    void move(PeerId from, PeerId to) {
        if (catalogs.containsKey(from) && !from.equals(to)) {
            var paths = catalogs.get(from);
            var version = versions.get(from);
            var shown = audiences.get(from);
            drop(from);
            audiences.put(to, shown);
            catalogs.put(to, paths);
            versions.put(to, version);
        }
    }

    void drop(PeerId owner) {
        catalogs.remove(owner);
        versions.remove(owner);
        audiences.remove(owner);
    }

    private static void cut(TreeMap<String, CatalogChange> paths, String path) {
        paths.remove(path);
        paths.subMap(path + "/", path + "0").clear();
    }

    /** Returns what the two differ in, empty if in nothing. */
    String difference(TrackerStore store) throws java.io.IOException {
        if (!Set.copyOf(store.users()).equals(Set.copyOf(users.values()))) {
            return "users: " + store.users() + " instead of " + users.values();
        }
        if (!Set.copyOf(store.bans()).equals(Set.copyOf(bans.values()))) {
            return "bans: " + store.bans() + " instead of " + bans.values();
        }
        for (var kind : List.of("a", "b")) {
            var kept = notes.values().stream()
                    .filter(note -> note.kind().equals(kind))
                    .toList();
            if (!Set.copyOf(store.notes(kind)).equals(Set.copyOf(kept))) {
                return "notes: " + store.notes(kind) + " instead of " + kept;
            }
        }
        if (!Set.copyOf(store.catalogs()).equals(catalogs.keySet())) {
            return "catalogs of " + store.catalogs() + " instead of " + catalogs.keySet();
        }
        for (var owner : catalogs.keySet()) {
            var found = new TreeMap<String, CatalogChange>();
            var disorder = new ArrayList<String>();
            store.forEach(owner, entry -> {
                if (entry.path().contains("/") && !found.containsKey(CatalogPath.parent(entry.path()))) {
                    disorder.add(entry.path());
                }
                found.put(entry.path(), entry);
            });
            if (!disorder.isEmpty()) {
                return "before their folder came " + disorder;
            }
            if (!found.equals(catalogs.get(owner))) {
                return "catalog of " + owner + ": " + found + " instead of " + catalogs.get(owner);
            }
            if (store.entries(owner) != found.size()) {
                return "entries: " + store.entries(owner) + " instead of " + found.size();
            }
            if (!store.audiences(owner).equals(audiences.get(owner))) {
                return "audiences: " + store.audiences(owner) + " instead of " + audiences.get(owner);
            }
            if (!store.version(owner).equals(versions.get(owner))) {
                return "version: " + store.version(owner) + " instead of " + versions.get(owner);
            }
        }
        return "";
    }
}
