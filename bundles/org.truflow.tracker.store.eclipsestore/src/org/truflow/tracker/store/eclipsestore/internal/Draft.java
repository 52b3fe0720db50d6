package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.truflow.id.PeerId;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.StoredUser;

/** Changes worked out over a state but not published: a change that throws here has changed nothing. */
final class Draft {
    private final State state;
    private final WarmChunks warm;
    private final Map<String, Optional<StoredUser>> users = new HashMap<>();
    private final Map<String, Optional<StoredBan>> bans = new HashMap<>();
    private final Map<NoteKey, Optional<StoredNote>> notes = new HashMap<>();
    private final Map<PeerId, Optional<Catalog>> catalogs = new HashMap<>();
    private long written;

    Draft(State state, WarmChunks warm) {
        this.state = state;
        this.warm = warm;
    }

    /** @return whether it changes anything */
    boolean add(Change change) throws IOException {
        switch (change) {
            case Change.PutUser put -> users.put(put.user().name(), Optional.of(put.user()));
            case Change.RemoveUser remove -> {
                var user = user(remove.name());
                if (user.isEmpty()) {
                    return false;
                }
                users.put(remove.name(), Optional.empty());
                user.get().peers().forEach(peer -> catalogs.put(peer, Optional.empty()));
            }
            case Change.PutBan put -> bans.put(put.ban().skeleton(), Optional.of(put.ban()));
            case Change.RemoveBan remove -> {
                if (ban(remove.skeleton()).isEmpty()) {
                    return false;
                }
                bans.put(remove.skeleton(), Optional.empty());
            }
            case Change.PutNote put -> notes.put(NoteKey.of(put.note()), Optional.of(put.note()));
            case Change.RemoveNote remove -> {
                var key = new NoteKey(remove.kind(), remove.key());
                if (notes.getOrDefault(key, state.note(key)).isEmpty()) {
                    return false;
                }
                notes.put(key, Optional.empty());
            }
            case Change.PutBoth both -> {
                users.put(both.user().name(), Optional.of(both.user()));
                notes.put(NoteKey.of(both.note()), Optional.of(both.note()));
            }
            case Change.Apply apply -> {
                var base =
                        apply.fresh() ? Catalog.EMPTY : catalog(apply.owner()).orElse(Catalog.EMPTY);
                var edit = new CatalogEdit(base);
                catalogs.put(
                        apply.owner(),
                        Optional.of(edit.apply(apply.changes(), apply.version(), apply.audiences(), warm)));
                written += edit.written();
            }
            case Change.Move move -> {
                var catalog = catalog(move.from());
                if (catalog.isEmpty() || move.from().equals(move.to())) {
                    return false;
                }
                catalogs.put(move.from(), Optional.empty());
                catalogs.put(move.to(), catalog);
            }
        }
        return true;
    }

    /** Returns the bytes of memory that the changed catalogs take until they are saved. */
    long written() {
        return written;
    }

    /** Publishes all of it. @param touched is told every name, skeleton, note and peer that changed */
    void publish(Touched touched) {
        users.forEach((name, user) -> {
            user.ifPresentOrElse(state::put, () -> state.removeUser(name));
            touched.user(name);
        });
        bans.forEach((skeleton, ban) -> {
            ban.ifPresentOrElse(state::put, () -> state.removeBan(skeleton));
            touched.ban(skeleton);
        });
        notes.forEach((key, note) -> {
            note.ifPresentOrElse(state::put, () -> state.removeNote(key));
            touched.note(key);
        });
        catalogs.forEach((owner, catalog) -> {
            catalog.ifPresentOrElse(there -> state.put(owner, there), () -> state.removeCatalog(owner));
            touched.catalog(owner);
        });
    }

    private Optional<StoredUser> user(String name) {
        return users.getOrDefault(name, state.user(name));
    }

    private Optional<StoredBan> ban(String skeleton) {
        return bans.getOrDefault(skeleton, state.ban(skeleton));
    }

    private Optional<Catalog> catalog(PeerId owner) {
        return catalogs.getOrDefault(owner, state.catalog(owner));
    }
}
