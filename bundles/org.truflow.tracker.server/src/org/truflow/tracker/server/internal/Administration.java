package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.tracker.TrackerAdmin.Account;
import org.truflow.tracker.TrackerAdmin.Ban;
import org.truflow.tracker.server.internal.accounts.AddressRange;
import org.truflow.tracker.server.internal.accounts.Audit;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/** What the owner does to users. */
final class Administration {
    private static final Logger LOG = LoggerFactory.getLogger(Administration.class);
    private static final int MOST_REASON = 500;

    /** Who acts in the tracker's own shell. No user can be called so. */
    static final String OWNER = "owner";

    private final TrackerStore store;
    private final Accounts accounts;
    private final Members members;
    private final Catalogs catalogs;
    private final PresenceFeed presence;
    private final OwnerLocks locks;
    private final InstantSource clock;
    private final Audit audit;
    private final CopyOnWriteArrayList<Consumer<String>> leavers = new CopyOnWriteArrayList<>();

    Administration(
            TrackerStore store,
            Accounts accounts,
            Members members,
            Catalogs catalogs,
            PresenceFeed presence,
            OwnerLocks locks,
            InstantSource clock,
            Audit audit) {
        this.store = store;
        this.accounts = accounts;
        this.members = members;
        this.catalogs = catalogs;
        this.presence = presence;
        this.locks = locks;
        this.clock = clock;
        this.audit = audit;
    }

    List<Account> users() {
        var users = new ArrayList<Account>();
        for (var user : accounts.all()) {
            var person = presence.person(user);
            var entries = user.peers().stream().mapToLong(store::entries).sum();
            users.add(new Account(
                    user.name(), user.peers(), person.presence(), user.registered(), user.lastSeen(), entries));
        }
        users.sort(Comparator.comparing(Account::name));
        return users;
    }

    boolean remove(String by, String action, String name, String reason) throws IOException {
        var found = accounts.named(name);
        if (found.isEmpty()) {
            return false;
        }
        audit.write(by, action, found.get().name(), reason);
        var removed = locks.holding(
                found.get().peers(),
                () -> locks.ofName(
                        found.get().name(), () -> removeHolding(found.get().name())));
        if (removed) {
            presence.refresh(found.get().name());
            leavers.forEach(leaver -> leaver.accept(found.get().name()));
            LOG.info("{} was removed by {}", found.get().name(), by);
        }
        return removed;
    }

    /** Hears of the names of users who were removed. */
    Subscription onRemoved(Consumer<String> listener) {
        leavers.add(listener);
        return () -> leavers.remove(listener);
    }

    private boolean removeHolding(String name) throws IOException {
        var still = accounts.named(name);
        if (still.isEmpty()) {
            return false;
        }
        var user = still.get();
        end(user.peers(), "your name was removed by the owner of the tracker");
        // Out of memory first, so that nothing that happens now writes the user to the store again.
        accounts.release(user);
        try {
            store.remove(user.name());
        } catch (IOException | RuntimeException e) {
            accounts.take(user);
            throw e;
        }
        user.peers().forEach(catalogs::dropped);
        return true;
    }

    void ban(String by, String name, String reason, Optional<Duration> time) throws IOException {
        if (name.isBlank() || name.length() > 4 * NameRules.MOST) {
            throw new IllegalArgumentException("a name has 1 to " + 4 * NameRules.MOST + " characters");
        }
        var normal = Looks.normal(name);
        var user = accounts.like(Looks.of(normal));
        if (user.isPresent() && !Looks.same(user.get().name(), normal)) {
            // A ban keeps out whatever looks like its name: this one would hit someone who was not meant.
            throw new IllegalArgumentException(Shown.text(normal) + " looks like the registered user "
                    + user.get().name() + "; to keep that user out, ban "
                    + user.get().name());
        }
        var look = Looks.skeleton(normal);
        var peers = new HashSet<>(user.map(StoredUser::peers).orElse(Set.of()));
        // Whoever was kept out under this name before stays out, though the name may have been removed since.
        accounts.bans().stream().filter(ban -> ban.skeleton().equals(look)).forEach(ban -> peers.addAll(ban.peers()));
        var ban = make(by, normal, look, peers, "", reason, time);
        end(peers, Bans.text(ban));
        user.ifPresent(known -> presence.refresh(known.name()));
    }

    void banKey(String by, PeerId key, String reason, Optional<Duration> time) throws IOException {
        var ban = make(by, key.toString(), Accounts.KEY + key, Set.of(key), "", reason, time);
        end(Set.of(key), Bans.text(ban));
        accounts.of(key).ifPresent(user -> presence.refresh(user.name()));
    }

    void banRange(String by, AddressRange range, String reason, Optional<Duration> time) throws IOException {
        var ban = make(by, range.toString(), Accounts.RANGE + range, Set.of(), range.toString(), reason, time);
        for (var member : members.all()) {
            if (range.holds(member.session().address())) {
                end(Set.of(member.peer()), Bans.text(ban));
                presence.refresh(member.user());
            }
        }
    }

    private StoredBan make(
            String by,
            String name,
            String identity,
            Set<PeerId> peers,
            String range,
            String reason,
            Optional<Duration> time)
            throws IOException {
        var told = Shown.text(reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason);
        var now = clock.instant();
        var ban = new StoredBan(name, identity, peers, range, told, by, now, time.map(now::plus));
        audit.write(
                by,
                "ban",
                name,
                told + time.map(length -> " (for " + length + ")").orElse(""));
        store.put(ban);
        accounts.hold(ban);
        LOG.info("{} is banned by {}", Shown.text(name), by);
        return ban;
    }

    /** Returns the ban that a person means: of a name, a key or a range. */
    Optional<StoredBan> ban(String what) {
        var look = Looks.skeleton(Looks.normal(what));
        return accounts.bans().stream()
                .filter(ban -> ban.skeleton().equals(look) || ban.name().equals(what))
                .findFirst();
    }

    boolean unban(String by, String what) throws IOException {
        var found = ban(what);
        if (found.isEmpty()) {
            return false;
        }
        lift(by, found.get(), "unban");
        return true;
    }

    /** Ends the bans whose time is over. */
    void liftExpired() throws IOException {
        var now = clock.instant();
        for (var ban : accounts.bans()) {
            if (!ban.holds(now)) {
                lift("tracker", ban, "expired");
            }
        }
    }

    private void lift(String by, StoredBan ban, String action) throws IOException {
        audit.write(by, action, ban.name(), "");
        store.removeBan(ban.skeleton());
        accounts.release(ban);
        accounts.all().forEach(user -> presence.refresh(user.name()));
        LOG.info("{} is no longer banned", Shown.text(ban.name()));
    }

    /** Ends the sessions of a key that is no longer bound to its name. */
    void ended(PeerId peer, String reason) {
        end(Set.of(peer), reason);
    }

    List<Ban> bans() {
        return accounts.bans().stream()
                .filter(ban -> ban.holds(clock.instant()))
                .map(ban -> new Ban(ban.name(), ban.peers(), ban.reason(), ban.since()))
                .sorted(Comparator.comparing(Ban::name))
                .toList();
    }

    private void end(Set<PeerId> peers, String reason) {
        for (var peer : peers) {
            members.find(peer).ifPresent(member -> {
                members.leave(member);
                member.session().close(reason);
            });
        }
    }
}
