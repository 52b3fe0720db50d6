package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.truflow.id.PeerId;
import org.truflow.tracker.server.internal.accounts.AddressRange;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/**
 * Names and the keys they are bound to, in memory, by all that identifies them. Whoever changes an account holds the
 * lock of its keys, and writes to the store outside of this monitor, so that many changes share a sync of the disk.
 */
final class Accounts {
    /** How the identity of a ban of a key begins, which no name looks like. */
    static final String KEY = "key:";

    /** How the identity of a ban of addresses begins. */
    static final String RANGE = "range:";

    private final TrackerStore store;
    private final Map<String, StoredUser> byName = new HashMap<>();
    private final Map<String, StoredUser> byLook = new HashMap<>();
    private final Map<PeerId, StoredUser> byPeer = new HashMap<>();
    private final Map<String, StoredBan> bansByLook = new HashMap<>();
    private final Map<PeerId, StoredBan> bansByPeer = new HashMap<>();
    private final Map<AddressRange, StoredBan> bansByRange = new HashMap<>();
    private final InstantSource clock;

    Accounts(TrackerStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        store.users().forEach(this::hold);
        store.bans().forEach(this::hold);
    }

    synchronized int count() {
        return byName.size();
    }

    synchronized List<StoredUser> all() {
        return new ArrayList<>(byName.values());
    }

    /** Returns the user a key is bound to. */
    synchronized Optional<StoredUser> of(PeerId peer) {
        return Optional.ofNullable(byPeer.get(peer));
    }

    /** Returns the user of a key, unless kept out: what others may hear of. */
    synchronized Optional<StoredUser> visible(PeerId peer) {
        return of(peer).filter(this::visible);
    }

    synchronized Optional<StoredUser> visible(String name) {
        return Optional.ofNullable(byName.get(name)).filter(this::visible);
    }

    /** Returns whether others may hear of a user: not of one who is kept out, or waits to be let in. */
    synchronized boolean visible(StoredUser user) {
        return !user.standing().pending()
                && ban(user.peers(), Set.of(user.skeleton())).isEmpty();
    }

    /** Returns the user of exactly this name. */
    synchronized Optional<StoredUser> exactly(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns the ban that holds for an address. */
    synchronized Optional<StoredBan> ban(InetSocketAddress address) {
        var now = clock.instant();
        return bansByRange.entrySet().stream()
                .filter(ban -> ban.getKey().holds(address) && ban.getValue().holds(now))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * Changes a user, in memory and then durably: what happens in between sees the user as it will be. The lock of the name is
     * held.
     */
    void change(StoredUser changed) throws IOException {
        var before = exactly(changed.name()).orElse(changed);
        replace(before, changed);
        try {
            store.put(changed);
        } catch (IOException | RuntimeException e) {
            replace(changed, before);
            throw e;
        }
    }

    /** Returns the user of a name as a person writes it: capitals do not matter. */
    synchronized Optional<StoredUser> named(String name) {
        return Optional.ofNullable(byName.get(name))
                .or(() -> like(Looks.of(Looks.normal(name))).filter(user -> Looks.same(user.name(), name)));
    }

    /** Returns the user that has one of these looks. */
    synchronized Optional<StoredUser> like(Set<String> looks) {
        return looks.stream()
                .flatMap(look -> Optional.ofNullable(byLook.get(look)).stream())
                .findAny();
    }

    /** Returns the ban that holds for one of these keys or looks. */
    synchronized Optional<StoredBan> ban(Collection<PeerId> peers, Set<String> looks) {
        var byPeer = peers.stream().flatMap(peer -> Optional.ofNullable(bansByPeer.get(peer)).stream());
        var byLook = looks.stream().flatMap(look -> Optional.ofNullable(bansByLook.get(look)).stream());
        var now = clock.instant();
        return Stream.concat(byPeer, byLook).filter(ban -> ban.holds(now)).findFirst();
    }

    /**
     * Takes a new name, in memory, before it is durable: of two who want it at once, one has it.
     *
     * @return the user that has the name or looks like it, if it is not free
     */
    synchronized Optional<StoredUser> take(StoredUser user) {
        var other = like(Looks.of(user.name()));
        if (other.isEmpty()) {
            hold(user);
        }
        return other;
    }

    synchronized void replace(StoredUser old, StoredUser by) {
        release(old);
        hold(by);
    }

    synchronized void release(StoredUser user) {
        byName.remove(user.name());
        byLook.remove(user.skeleton());
        Looks.of(user.name()).forEach(byLook::remove);
        user.peers().forEach(byPeer::remove);
    }

    /** Keeps when a key was last there. May be lost in a crash. */
    synchronized void seen(PeerId peer, Instant when) {
        of(peer).ifPresent(user -> {
            var later = user.seen(peer, when);
            hold(later);
            store.putLater(later);
        });
    }

    synchronized List<StoredBan> bans() {
        var bans = new HashSet<>(bansByLook.values());
        bans.addAll(bansByRange.values());
        return new ArrayList<>(bans);
    }

    synchronized void hold(StoredBan ban) {
        if (!ban.range().isEmpty()) {
            bansByRange.put(AddressRange.parse(ban.range()), ban);
            return;
        }
        bansByLook.put(ban.skeleton(), ban);
        if (!ban.skeleton().startsWith(KEY)) {
            Looks.of(ban.name()).forEach(look -> bansByLook.put(look, ban));
        }
        ban.peers().forEach(peer -> bansByPeer.put(peer, ban));
    }

    synchronized void release(StoredBan ban) {
        bansByRange.values().removeIf(ban::equals);
        bansByLook.values().removeIf(ban::equals);
        bansByPeer.values().removeIf(ban::equals);
        // Keys may be kept out by another ban as well.
        bans().forEach(this::hold);
    }

    private synchronized void hold(StoredUser user) {
        byName.put(user.name(), user);
        byLook.put(user.skeleton(), user);
        Looks.of(user.name()).forEach(look -> byLook.put(look, user));
        user.peers().forEach(peer -> byPeer.put(peer, user));
    }
}
