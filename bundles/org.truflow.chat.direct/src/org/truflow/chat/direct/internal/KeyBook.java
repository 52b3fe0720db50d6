package org.truflow.chat.direct.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.truflow.chat.KeyState;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.store.Rows;
import org.truflow.store.SyncedStore;

/** Whose keys are believed: those seen first under a name, and others once somebody accepted them. Durable. For several threads. */
public final class KeyBook {
    /** A directory binds fewer keys to a name. */
    private static final int MOST_KEYS = 64;

    private static final Entry NOBODY = new Entry(Set.of(), Set.of());

    private final SyncedStore store;
    private final Rows rows;
    private final Map<String, Entry> names = new TreeMap<>();

    private record Entry(Set<PeerId> accepted, Set<PeerId> pending) {
        KeyState state() {
            return pending.isEmpty() ? new KeyState.Known(accepted) : new KeyState.Changed(accepted, pending);
        }
    }

    KeyBook(SyncedStore store) throws IOException {
        this.store = store;
        rows = store.rows("keys");
        store.read(() -> {
            rows.look((name, row) -> {
                names.put(name, read(row));
                return true;
            });
            return rows;
        });
    }

    /**
     * Hears which keys a directory binds to a name now. The first ones are believed; further ones wait to be accepted, and those that
     * are gone are believed no more.
     *
     * @param bound none if nobody knows
     * @return whether something changed
     */
    public synchronized boolean meet(String name, Set<PeerId> bound) throws IOException {
        if (bound.isEmpty() || bound.size() > MOST_KEYS) {
            return false;
        }
        if (!names.containsKey(name)) {
            put(name, new Entry(Set.copyOf(bound), Set.of()));
            return true;
        }
        var old = of(name);
        var pending = new HashSet<>(bound);
        pending.removeAll(old.accepted());
        var accepted = new HashSet<>(old.accepted());
        accepted.retainAll(bound);
        // As long as nothing else is believed, it is known whose place the new keys want to take.
        var next = new Entry(accepted.isEmpty() ? old.accepted() : Set.copyOf(accepted), Set.copyOf(pending));
        if (next.equals(old)) {
            return false;
        }
        put(name, next);
        return true;
    }

    /** Believes some of the keys that wait. */
    synchronized void accept(String name, Collection<PeerId> keys, Set<PeerId> bound) throws IOException {
        var old = of(name);
        if (!old.pending().containsAll(keys)) {
            throw new IOException("not all of these keys of " + name + " wait to be accepted");
        }
        var accepted = new HashSet<>(old.accepted());
        if (!bound.isEmpty()) {
            accepted.retainAll(bound);
        }
        accepted.addAll(keys);
        var pending = new HashSet<>(old.pending());
        pending.removeAll(keys);
        put(name, new Entry(Set.copyOf(accepted), Set.copyOf(pending)));
    }

    public synchronized KeyState state(String name) {
        return names.containsKey(name) ? of(name).state() : new KeyState.Unmet();
    }

    private Entry of(String name) {
        return names.getOrDefault(name, NOBODY);
    }

    /** Returns whether nothing may be sent to somebody before keys were accepted. */
    public synchronized boolean holds(String name) {
        return state(name) instanceof KeyState.Changed;
    }

    /** Returns whose key is believed to be this one. */
    synchronized Optional<String> holder(PeerId peer) {
        return names.entrySet().stream()
                .filter(each -> each.getValue().accepted().contains(peer))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    synchronized List<String> names() {
        return List.copyOf(names.keySet());
    }

    synchronized List<String> pending() {
        return names.entrySet().stream()
                .filter(each -> !each.getValue().pending().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void put(String name, Entry entry) throws IOException {
        store.write(() -> {
            rows.put(name, write(entry));
            return name;
        });
        names.put(name, entry);
    }

    private static byte[] write(Entry entry) {
        var out = ByteBuffer.allocate(
                2 * Integer.BYTES + (entry.accepted().size() + entry.pending().size()) * Sha256.LENGTH);
        for (var keys : List.of(entry.accepted(), entry.pending())) {
            out.putInt(keys.size());
            new TreeSet<>(keys).forEach(key -> out.put(key.toBytes()));
        }
        return out.array();
    }

    private static Entry read(byte[] row) {
        var in = ByteBuffer.wrap(row);
        return new Entry(keys(in), keys(in));
    }

    private static Set<PeerId> keys(ByteBuffer in) {
        var keys = new HashSet<PeerId>();
        for (var left = in.getInt(); left > 0; left--) {
            keys.add(new PeerId(Sha256.read(in)));
        }
        return Set.copyOf(keys);
    }
}
