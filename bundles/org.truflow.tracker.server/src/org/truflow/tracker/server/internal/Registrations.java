package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.Register;
import org.truflow.settings.Settings;
import org.truflow.settings.TrackerSettings;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.Role;
import org.truflow.tracker.server.internal.accounts.Audit;
import org.truflow.tracker.server.internal.limits.Limits;
import org.truflow.tracker.store.Standing;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredDevice;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/** Binds names to keys: who may have which name. */
final class Registrations {
    private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TrackerStore store;
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final OwnerLocks locks;
    private final InstantSource clock;
    private final Limits limits;
    private final Passwords passwords;
    private final Invitations invitations;
    private final Audit audit;
    private final Settings settings;
    private final Map<PeerId, Session> waiting = new ConcurrentHashMap<>();

    Registrations(
            TrackerStore store,
            Accounts accounts,
            Catalogs catalogs,
            OwnerLocks locks,
            Limits limits,
            Passwords passwords,
            Invitations invitations,
            Audit audit,
            Settings settings,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.locks = locks;
        this.clock = clock;
        this.limits = limits;
        this.passwords = passwords;
        this.invitations = invitations;
        this.audit = audit;
        this.settings = settings;
    }

    interface Entering {
        /** Called with the locks of the session's keys held. */
        void entered(StoredUser user) throws IOException;
    }

    /** Finds or makes the account of a session, durably, and lets it in. */
    void register(Session session, Register request, Entering entering) throws IOException {
        refuseBanned(accounts.ban(session.address()));
        limits.logins.take(Addresses.neighbourhood(session.address()));
        var keys = keys(session);
        var proved = passwords.prove(
                session, keys, request.name(), request.credentials().password());
        locks.holding(keys, () -> {
            entering.entered(account(session, request, proved));
            return null;
        });
    }

    /** Lets the sessions of keys that were approved come in at once. */
    void approved(Collection<PeerId> keys) {
        keys.forEach(key -> Optional.ofNullable(waiting.remove(key))
                .ifPresent(session -> session.close("the name was approved: come in")));
    }

    /** Returns the key of a session and those that vouch for it. */
    private static List<PeerId> keys(Session session) {
        var keys = new ArrayList<PeerId>();
        keys.add(session.remote());
        keys.addAll(session.formerly());
        return keys;
    }

    /** @param proved hash of the password that the session showed */
    private StoredUser account(Session session, Register request, Optional<String> proved) throws IOException {
        var keys = keys(session);
        var asked = request.name();
        var bound = keys.stream().flatMap(key -> accounts.of(key).stream()).findFirst();
        // Far too long a name is refused by the rules; it is not worth the work here.
        var looks = asked.length() > 4 * NameRules.MOST ? Set.<String>of() : Looks.of(Looks.normal(asked));
        refuseBanned(accounts.ban(keys, looks));
        if (bound.isPresent()) {
            var user = bound.get();
            if (!sharesALook(user.name(), asked)) {
                throw new RefusedException(
                        ErrorCode.FORBIDDEN,
                        "this key is registered as " + user.name() + " and cannot take a second name",
                        "Use the name " + user.name() + ", or ask the owner of the tracker to remove it first.");
            }
            refusePending(user, session);
            return user.peers().contains(session.remote()) ? user : rebind(user, session);
        }
        if (proved.isPresent()) {
            var added = addDevice(session, request, proved.get());
            if (added.isPresent()) {
                return added.get();
            }
        }
        return register(session, request, NameRules.check(asked));
    }

    private static void refuseBanned(Optional<StoredBan> ban) throws RefusedException {
        if (ban.isPresent()) {
            throw Bans.refusal(ban.get());
        }
    }

    private static boolean sharesALook(String name, String asked) {
        return asked.length() <= 4 * NameRules.MOST && Looks.same(name, asked);
    }

    private void refusePending(StoredUser user, Session session) throws RefusedException {
        if (!user.standing().pending()) {
            return;
        }
        waiting.put(session.remote(), session);
        session.closed().thenAccept(_ -> waiting.remove(session.remote(), session));
        throw new RefusedException(
                ErrorCode.PENDING,
                "the name " + user.name() + " waits for approval",
                "Ask the owner of the tracker; you come in by yourself when the name is approved.",
                Optional.of(PATIENCE));
    }

    /** @return empty if the password is no longer the one that was proved */
    private Optional<StoredUser> addDevice(Session session, Register request, String proved) throws IOException {
        var name = accounts.named(request.name()).map(StoredUser::name).orElse("");
        return locks.ofName(name, () -> {
            var user = accounts.exactly(name)
                    .filter(known -> known.standing().password().equals(proved));
            if (user.isEmpty()) {
                return Optional.empty();
            }
            // The other keys of the name count too: someone who is kept out comes back with none.
            refuseBanned(accounts.ban(user.get().peers(), Set.of(user.get().skeleton())));
            int mostDevices = settings.get(TrackerSettings.DEVICES_PER_USER);
            if (user.get().peers().size() >= mostDevices) {
                throw new RefusedException(
                        ErrorCode.TOO_MANY,
                        name + " has " + mostDevices + " devices already",
                        "Revoke one of them first; devices lists them.");
            }
            audit.write(name, "device", name, session.remote().toString());
            var added = user.get().with(session.remote(), device(request));
            accounts.change(added);
            LOG.info("{} added the key {}", name, session.remote());
            refusePending(added, session);
            return Optional.of(added);
        });
    }

    private StoredDevice device(Register request) {
        var now = clock.instant();
        return new StoredDevice(Shown.text(request.credentials().device()), now, now);
    }

    private StoredUser register(Session session, Register request, String name) throws IOException {
        var now = clock.instant();
        var code = request.credentials().invitation();
        var mode = settings.get(TrackerSettings.REGISTRATION);
        var approval = mode.equals("approval");
        var newcomers = settings.get(TrackerSettings.NEWCOMERS).equals("guest") ? Role.GUEST : Role.MEMBER;
        var standing = Standing.USUAL.withRole(newcomers).withDevice(session.remote(), device(request));
        var user = new StoredUser(name, Looks.skeleton(name), Set.of(session.remote()), now, now, standing);
        refuseTaken(name, accounts.like(Looks.of(name)));
        int mostUsers = settings.get(TrackerSettings.USERS);
        if (accounts.count() >= mostUsers) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY,
                    "all " + mostUsers + " names of this tracker are taken",
                    "Ask the owner of the tracker to raise tracker.users.");
        }
        limits.registrations.take(Addresses.neighbourhood(session.address()));
        if (mode.equals("invitation") || approval && !code.isEmpty()) {
            invitations.use(code, user, (invited, used) -> enter(session, invited, () -> store.put(invited, used)));
        } else {
            var entering = approval ? user.with(standing.withPending(true)) : user;
            enter(session, entering, () -> store.put(entering));
        }
        var entered = accounts.exactly(name).orElse(user);
        refusePending(entered, session);
        return entered;
    }

    private interface Storing {
        void store() throws IOException;
    }

    private void enter(Session session, StoredUser user, Storing storing) throws IOException {
        refuseTaken(user.name(), accounts.take(user));
        try {
            audit.write(
                    user.name(),
                    user.standing().pending() ? "ask" : "register",
                    user.name(),
                    session.remote() + " from " + Addresses.text(session.address()));
            storing.store();
        } catch (IOException | RuntimeException e) {
            accounts.release(user);
            throw e;
        }
        LOG.info("{} registered with the key {}", user.name(), session.remote());
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
                    other.standing().password().isEmpty()
                            ? "Choose another name. If it is yours and its key is lost, ask the owner of the tracker to remove it."
                            : "Choose another name. If it is yours, start with --password-file FILE.");
        }
        throw new RefusedException(
                ErrorCode.NAME_INVALID,
                "the name " + name + " looks too much like " + other.name() + ", which is taken",
                "Choose a name that cannot be taken for another.");
    }

    /** The old key vouches for the new one: the name and the catalog follow it. */
    private StoredUser rebind(StoredUser bound, Session session) throws IOException {
        return locks.ofName(bound.name(), () -> {
            var user = accounts.exactly(bound.name()).orElse(bound);
            audit.write(user.name(), "key", user.name(), session.remote().toString());
            var rebound = user;
            var device = new StoredDevice("", clock.instant(), clock.instant());
            for (var old : user.peers()) {
                if (session.formerly().contains(old)) {
                    // The catalog goes first: after a crash in between, the old key still vouches and it is done again.
                    if (!store.version(old).equals(CatalogVersion.NONE)) {
                        catalogs.move(old, session.remote());
                    }
                    device = Optional.ofNullable(user.standing().devices().get(old))
                            .orElse(device);
                    rebound = rebound.without(old);
                }
            }
            rebound = rebound.with(session.remote(), device).seen(session.remote(), clock.instant());
            accounts.change(rebound);
            LOG.info("{} changed the key to {}", user.name(), session.remote());
            return rebound;
        });
    }
}
