package org.truflow.tracker.store.eclipsestore.internal;

import java.util.BitSet;
import org.truflow.id.PeerId;

/** Which shards of the graph are behind the state. Users, bans, notes and catalogs lie in the shard that their name's hash says. */
final class Touched {
    static final int SHARDS = 256;

    private final BitSet shards = new BitSet(SHARDS);

    static int shard(String name) {
        var hash = name.hashCode() * 0x9E3779B9;
        return hash >>> 24;
    }

    static int shard(PeerId owner) {
        return (int) (owner.value().a() >>> 56);
    }

    synchronized void user(String name) {
        shards.set(shard(name));
    }

    synchronized void ban(String skeleton) {
        shards.set(shard(skeleton));
    }

    synchronized void note(NoteKey note) {
        shards.set(shard(note.key()));
    }

    synchronized void catalog(PeerId owner) {
        shards.set(shard(owner));
    }

    synchronized void add(BitSet more) {
        shards.or(more);
    }

    synchronized boolean isEmpty() {
        return shards.isEmpty();
    }

    /** Returns what was touched and begins anew. */
    synchronized BitSet take() {
        var taken = (BitSet) shards.clone();
        shards.clear();
        return taken;
    }
}
