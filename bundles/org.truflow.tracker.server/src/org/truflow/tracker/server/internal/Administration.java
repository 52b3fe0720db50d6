package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.PeerId;
import org.truflow.tracker.TrackerAdmin.Account;
import org.truflow.tracker.TrackerAdmin.Ban;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/** What the owner does to users. */
final class Administration {
    private static final Logger LOG = LoggerFactory.getLogger(Administration.class);
    private static final int MOST_REASON = 500;

    private final TrackerStore store;
    private final Accounts accounts;
    private final Members members;
    private final Catalogs catalogs;
    private final PresenceFeed presence;
    private final OwnerLocks locks;
    private final InstantSource clock;

    Administration(
            TrackerStore store,
            Accounts accounts,
            Members members,
            Catalogs catalogs,
            PresenceFeed presence,
            OwnerLocks locks,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.members = members;
        this.catalogs = catalogs;
        this.presence = presence;
        this.locks = locks;
        this.clock = clock;
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

    boolean remove(String name) throws IOException {
        var found = accounts.named(name);
        if (found.isEmpty()) {
            return false;
        }
        var removed = locks.holding(
                found.get().peers(), () -> removeHolding(found.get().name()));
        if (removed) {
            presence.refresh(found.get().name());
            LOG.info("{} was removed by the owner", found.get().name());
        }
        return removed;
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

    void ban(String name, String reason) throws IOException {
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
        var told = Shown.text(reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason);
        var ban = new StoredBan(normal, look, peers, told, clock.instant());
        store.put(ban);
        accounts.hold(ban);
        end(peers, "kept out by the owner of the tracker: " + told);
        user.ifPresent(known -> presence.refresh(known.name()));
        LOG.info("{} is banned by the owner", Shown.text(normal));
    }

    boolean unban(String name) throws IOException {
        var look = Looks.skeleton(Looks.normal(name));
        if (!store.removeBan(look)) {
            return false;
        }
        for (var ban : accounts.bans()) {
            if (ban.skeleton().equals(look)) {
                accounts.release(ban);
            }
        }
        accounts.all().forEach(user -> presence.refresh(user.name()));
        LOG.info("{} is no longer banned", Shown.text(name));
        return true;
    }

    List<Ban> bans() {
        return accounts.bans().stream()
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
