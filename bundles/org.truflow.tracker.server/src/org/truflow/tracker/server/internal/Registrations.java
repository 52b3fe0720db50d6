package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;
import org.truflow.settings.Settings;
import org.truflow.settings.TrackerSettings;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/** Binds names to keys: who may have which name. */
final class Registrations {
    private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);

    private final TrackerStore store;
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final OwnerLocks locks;
    private final InstantSource clock;
    private final Budgets<String> newNames;
    private final IntSupplier mostUsers;

    Registrations(
            TrackerStore store,
            Accounts accounts,
            Catalogs catalogs,
            OwnerLocks locks,
            Settings settings,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.store = store;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.locks = locks;
        this.clock = clock;
        this.newNames = new Budgets<>(
                () -> settings.get(TrackerSettings.REGISTRATIONS_PER_HOUR),
                Duration.ofHours(1).toNanos(),
                nanoTime);
        this.mostUsers = () -> settings.get(TrackerSettings.USERS);
    }

    interface Entering {
        /** Called with the locks of the session's keys held. */
        void entered(StoredUser user) throws IOException;
    }

    /** Finds or makes the account of a session, durably, and lets it in. */
    void register(Session session, String asked, Entering entering) throws IOException {
        locks.holding(keys(session), () -> {
            entering.entered(account(session, asked));
            return null;
        });
    }

    /** Returns the key of a session and those that vouch for it. */
    private static List<PeerId> keys(Session session) {
        var keys = new ArrayList<PeerId>();
        keys.add(session.remote());
        keys.addAll(session.formerly());
        return keys;
    }

    private StoredUser account(Session session, String asked) throws IOException {
        var keys = keys(session);
        var bound = keys.stream().flatMap(key -> accounts.of(key).stream()).findFirst();
        refuseBanned(keys, asked);
        if (bound.isPresent()) {
            var user = bound.get();
            if (!sharesALook(user.name(), asked)) {
                throw new RefusedException(
                        ErrorCode.FORBIDDEN,
                        "this key is registered as " + user.name() + " and cannot take a second name",
                        "Use the name " + user.name() + ", or ask the owner of the tracker to remove it first.");
            }
            return user.peers().contains(session.remote()) ? user : rebind(user, session);
        }
        return register(session, NameRules.check(asked));
    }

    private void refuseBanned(List<PeerId> keys, String asked) throws RefusedException {
        // Far too long a name is refused by the rules; it is not worth the work here.
        var looks = asked.length() > 4 * NameRules.MOST ? Set.<String>of() : Looks.of(Looks.normal(asked));
        var ban = accounts.ban(keys, looks);
        if (ban.isPresent()) {
            throw new RefusedException(
                    ErrorCode.BANNED,
                    "kept out by the owner of the tracker: " + ban.get().reason(),
                    "Ask the owner of the tracker.");
        }
    }

    private static boolean sharesALook(String name, String asked) {
        return asked.length() <= 4 * NameRules.MOST && Looks.same(name, asked);
    }

    private StoredUser register(Session session, String name) throws IOException {
        var now = clock.instant();
        var user = new StoredUser(name, Looks.skeleton(name), Set.of(session.remote()), now, now);
        refuseTaken(name, accounts.like(Looks.of(name)));
        if (accounts.count() >= mostUsers.getAsInt()) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY,
                    "all " + mostUsers.getAsInt() + " names of this tracker are taken",
                    "Ask the owner of the tracker to raise tracker.users.");
        }
        if (!newNames.take(Addresses.neighbourhood(session.address()))) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY, "too many new names were registered from your address", "Try again later.");
        }
        refuseTaken(name, accounts.take(user));
        try {
            store.put(user);
        } catch (IOException | RuntimeException e) {
            accounts.release(user);
            throw e;
        }
        LOG.info("{} registered with the key {}", name, session.remote());
        return user;
    }

    private static void refuseTaken(String name, Optional<StoredUser> found) throws RefusedException {
        if (found.isEmpty()) {
            return;
        }
        var other = found.get();
        if (Looks.same(name, other.name())) {
            throw new RefusedException(
                    ErrorCode.NAME_TAKEN,
                    "the name " + other.name() + " belongs to another key",
                    "Choose another name. If it is yours and its key is lost, ask the owner of the tracker to remove it.");
        }
        throw new RefusedException(
                ErrorCode.NAME_INVALID,
                "the name " + name + " looks too much like " + other.name() + ", which is taken",
                "Choose a name that cannot be taken for another.");
    }

    /** The old key vouches for the new one: the name and the catalog follow it. */
    private StoredUser rebind(StoredUser user, Session session) throws IOException {
        var peers = new HashSet<>(user.peers());
        for (var old : user.peers()) {
            if (session.formerly().contains(old)) {
                // The catalog goes first: after a crash in between, the old key still vouches and it is done again.
                if (!store.version(old).equals(CatalogVersion.NONE)) {
                    catalogs.move(old, session.remote());
                }
                peers.remove(old);
            }
        }
        peers.add(session.remote());
        var rebound = new StoredUser(user.name(), user.skeleton(), peers, user.registered(), clock.instant());
        store.put(rebound);
        accounts.replace(user, rebound);
        LOG.info("{} changed the key to {}", user.name(), session.remote());
        return rebound;
    }
}
