package org.truflow.tracker.store.eclipsestore.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.truflow.id.PeerId;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.StoredUser;

/** Everything the tracker knows, as published: read from any thread, changed by whoever holds the store's commit lock. */
final class State {
    private final Map<String, StoredUser> users = new ConcurrentHashMap<>();
    private final Map<String, StoredBan> bans = new ConcurrentHashMap<>();
    private final Map<NoteKey, StoredNote> notes = new ConcurrentHashMap<>();
    private final Map<PeerId, Catalog> catalogs = new ConcurrentHashMap<>();

    Collection<StoredUser> users() {
        return new ArrayList<>(users.values());
    }

    Optional<StoredUser> user(String name) {
        return Optional.ofNullable(users.get(name));
    }

    void put(StoredUser user) {
        users.put(user.name(), user);
    }

    void removeUser(String name) {
        users.remove(name);
    }

    List<StoredBan> bans() {
        return List.copyOf(bans.values());
    }

    Optional<StoredBan> ban(String skeleton) {
        return Optional.ofNullable(bans.get(skeleton));
    }

    void put(StoredBan ban) {
        bans.put(ban.skeleton(), ban);
    }

    void removeBan(String skeleton) {
        bans.remove(skeleton);
    }

    List<StoredNote> notes() {
        return List.copyOf(notes.values());
    }

    Optional<StoredNote> note(NoteKey key) {
        return Optional.ofNullable(notes.get(key));
    }

    void put(StoredNote note) {
        notes.put(NoteKey.of(note), note);
    }

    void removeNote(NoteKey key) {
        notes.remove(key);
    }

    Collection<PeerId> owners() {
        return List.copyOf(catalogs.keySet());
    }

    Map<PeerId, Catalog> catalogs() {
        return Map.copyOf(catalogs);
    }

    Optional<Catalog> catalog(PeerId owner) {
        return Optional.ofNullable(catalogs.get(owner));
    }

    void put(PeerId owner, Catalog catalog) {
        catalogs.put(owner, catalog);
    }

    void removeCatalog(PeerId owner) {
        catalogs.remove(owner);
    }
}
